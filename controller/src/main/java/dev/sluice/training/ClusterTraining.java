package dev.sluice.training;

import dev.sluice.json.Json.Obj;
import dev.sluice.pki.Identity;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// `sluice controller` in a cluster with a Gateway, routes and KIngresses: it leads, serves a proxy
/// and another replica, sees an edit, and writes statuses.
public final class ClusterTraining implements Training {

  private static final Identity.ControlPlane CONTROL_PLANE =
      new Identity.ControlPlane("sluice-system", "sluice");

  private static final String FLEET = "shop/web";
  private static final String SECRETS = "/api/v1/secrets";
  private static final String CERTIFICATE = "tls.crt";
  private static final List<String> QUESTIONS =
      List.of("/health/readiness", "/health/liveness", "/status/table", "/prometheus");

  private final SampleStore store = new SampleStore();
  private final SampleApiServer server = new SampleApiServer(store);
  private final Path kubeconfig;
  private final int discoveryPort;
  private Optional<ManagedChannel> channel = Optional.empty();
  private Optional<SampleClient> proxy = Optional.empty();
  private Optional<Integer> tablesBeforeEdit = Optional.empty();

  private ClusterTraining(Path directory, int discoveryPort) throws IOException {
    this.discoveryPort = discoveryPort;
    SampleObjects.all().forEach(this::put);
    kubeconfig =
        Files.writeString(
            directory.resolve("kubeconfig"), KUBECONFIG.replace("ADDRESS", server.address()));
  }

  /// Starts a cluster.
  ///
  /// @param directory an empty directory
  public static ClusterTraining in(Path directory, FreePorts ports) throws IOException {
    return new ClusterTraining(directory, ports.take());
  }

  @Override
  public List<String> arguments(int managementPort) {
    return List.of(
        "controller",
        "--xds-port",
        Integer.toString(discoveryPort),
        "--management-port",
        Integer.toString(managementPort));
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "KUBECONFIG", kubeconfig.toString(),
        "POD_NAMESPACE", CONTROL_PLANE.namespace(),
        "SLUICE_DISCOVERY_PORT", Integer.toString(discoveryPort));
  }

  @Override
  public boolean exercise(Function<String, Optional<String>> management) throws IOException {
    if (!QUESTIONS.stream().allMatch(question -> management.apply(question).isPresent())) {
      return false;
    }
    if (proxy.isEmpty()) {
      connect();
    }
    return proxy.isPresent() && edited(proxy.get().routeTables());
  }

  /// Edits a route once the proxy has a table.
  ///
  /// @return whether the edit has reached the proxy and the route
  private boolean edited(int tables) {
    if (tables > 0 && tablesBeforeEdit.isEmpty()) {
      tablesBeforeEdit = Optional.of(tables);
      put(SampleObjects.edited());
    }
    return tablesBeforeEdit.filter(before -> before < tables).isPresent()
        && hasStatus(SampleObjects.edited());
  }

  @Override
  public void close() {
    channel.ifPresent(ManagedChannel::shutdownNow);
    server.close();
  }

  /// As soon as there are credentials for a proxy.
  private void connect() throws IOException {
    var secret = store.find(SECRETS, ClusterTraining::isOfProxies);
    if (secret.isEmpty()) {
      return;
    }
    var data = secret.get().object("data");
    var tls =
        GrpcSslContexts.forClient()
            .keyManager(pem(data, CERTIFICATE), pem(data, "tls.key"))
            .trustManager(pem(data, "ca.crt"))
            .build();
    var connected =
        NettyChannelBuilder.forAddress("127.0.0.1", discoveryPort)
            .overrideAuthority(CONTROL_PLANE.host())
            .sslContext(tls)
            .build();
    channel = Optional.of(connected);
    proxy = Optional.of(new SampleClient(connected, FLEET));
  }

  private static boolean isOfProxies(Obj secret) {
    return secret.object("data").get(CERTIFICATE).isPresent();
  }

  private static InputStream pem(Obj data, String key) {
    return new ByteArrayInputStream(Base64.getDecoder().decode(data.text(key)));
  }

  private boolean hasStatus(Obj object) {
    return store.get(path(object)).filter(kept -> kept.get("status").isPresent()).isPresent();
  }

  private void put(Obj object) {
    store.put(path(object), object);
  }

  private static StoredPath path(Obj object) {
    var metadata = object.object("metadata");
    return StoredPath.of(
        object.text("apiVersion"),
        object.text("kind"),
        metadata.text("namespace"),
        metadata.text("name"));
  }

  private static final String KUBECONFIG =
      """
      apiVersion: v1
      kind: Config
      clusters:
      - {name: sample, cluster: {server: "ADDRESS"}}
      users:
      - {name: sample, user: {token: sample}}
      contexts:
      - {name: sample, context: {cluster: sample, user: sample}}
      current-context: sample
      """;
}
