package dev.sluice.kube;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/// This process among those that make up the control plane, and where it runs.
///
/// @param namespace the namespace of the control plane
/// @param identity a name for this process that no other replica has
/// @param inCluster whether it runs in a pod
/// @param addresses the literal IP addresses of its pod, if they are known
public record Replica(
    String namespace, String identity, boolean inCluster, List<String> addresses) {

  /// The namespace of a control plane that runs outside of any.
  public static final String DEFAULT_NAMESPACE = "sluice-system";

  private static final Path SERVICE_ACCOUNT =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");

  /// This process: the service account says the namespace, the environment may say `POD_NAMESPACE`,
  /// `POD_NAME` and, with commas between them, `POD_ADDRESSES`.
  public static Replica find() {
    return find(System.getenv(), SERVICE_ACCOUNT);
  }

  static Replica find(Map<String, String> environment, Path serviceAccount) {
    var mounted = read(serviceAccount);
    var namespace =
        Optional.ofNullable(environment.get("POD_NAMESPACE"))
            .or(() -> mounted)
            .orElse(DEFAULT_NAMESPACE);
    var name =
        Optional.ofNullable(environment.get("POD_NAME"))
            .or(() -> Optional.ofNullable(environment.get("HOSTNAME")))
            .orElse("sluice");
    return new Replica(
        namespace, name + "-" + random(), mounted.isPresent(), addresses(environment));
  }

  private static List<String> addresses(Map<String, String> environment) {
    return Stream.of(environment.getOrDefault("POD_ADDRESSES", "").split(","))
        .filter(address -> !address.isEmpty())
        .toList();
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static String random() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
  }
}
