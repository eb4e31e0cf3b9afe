package dev.sluice.kube;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The domain of the cluster's Services, as the resolver of a pod knows it.
public final class ClusterDomain {

  private static final String USUAL = "cluster.local";
  private static final String SERVICES = "svc.";
  private static final Path RESOLVER = Path.of("/etc/resolv.conf");

  private ClusterDomain() {}

  /// The domain, without a dot at its end.
  public static String find() {
    try {
      return of(Files.readAllLines(RESOLVER));
    } catch (IOException _) {
      return USUAL;
    }
  }

  /// From the line `search NAMESPACE.svc.DOMAIN svc.DOMAIN DOMAIN`.
  static String of(List<String> resolver) {
    return resolver.stream()
        .filter(line -> line.startsWith("search"))
        .flatMap(line -> Arrays.stream(line.split("\\s+")))
        .filter(domain -> domain.startsWith(SERVICES))
        .map(domain -> domain.substring(SERVICES.length()))
        .map(domain -> domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain)
        .findFirst()
        .orElse(USUAL);
  }
}
