package dev.sluice.features.benchmark.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.features.cluster.Cluster;
import dev.sluice.features.cluster.ClusterChoice;
import dev.sluice.features.cluster.ClusterProvider;
import dev.sluice.features.cluster.Crds;
import dev.sluice.features.http.HttpConnection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// A cluster with the controller that is measured, backends, and one Gateway.
final class Ground implements AutoCloseable {

  private final Cluster cluster;
  private final Subject subject;
  private final StatusWatch gateways;
  private final StatusWatch routes;
  private final EchoPods backends;

  private Ground(Cluster cluster, Subject subject) throws IOException {
    this.cluster = cluster;
    this.subject = subject;
    this.backends = EchoPods.start(cluster);
    this.gateways = new StatusWatch(cluster, "Gateway", Objects.NAMESPACE, Statuses::programmed);
    this.routes = new StatusWatch(cluster, "HTTPRoute", Objects.NAMESPACE, Statuses::accepted);
    post("Gateway", Objects.gateway(Objects.GATEWAY, subject.className()));
    gateways.awaitObject(Objects.GATEWAY, Statuses::programmed);
  }

  /// Takes the cluster that `KUBECONFIG` names, with the controller in it, or starts one with
  /// Sluice.
  static Ground prepare(Subject subject) throws IOException {
    var cluster =
        switch (ClusterChoice.among(ClusterProvider.all())) {
          case ClusterChoice.Found(var provider) -> provider.start();
          case ClusterChoice.None(var reasons) -> throw new IOException("no cluster: " + reasons);
        };
    if (System.getenv("KUBECONFIG") == null) {
      Crds.gatewayApi("experimental").forEach(crd -> cluster.apply("", crd));
      var home = Path.of(System.getProperty("sluice.home", ".."));
      cluster.apply("", Files.readString(home.resolve("manifests/install.yaml")));
    }
    return new Ground(cluster, subject);
  }

  Cluster cluster() {
    return cluster;
  }

  Subject subject() {
    return subject;
  }

  StatusWatch gateways() {
    return gateways;
  }

  StatusWatch routes() {
    return routes;
  }

  /// An address of the backend.
  String backend(int number) {
    return backends.address(number);
  }

  void post(String kind, String object) {
    cluster.post(kind, Objects.NAMESPACE, object);
  }

  void delete(String kind, String name) {
    cluster.delete(kind, Objects.NAMESPACE, name);
  }

  /// A connection to the Gateway, through its Service.
  HttpConnection connect() throws IOException {
    var gateway = cluster.find("Gateway", Objects.NAMESPACE, Objects.GATEWAY).orElseThrow();
    var address = gateway.at("/status/addresses/0/value").asText();
    return HttpConnection.plain(cluster.connect(new InetSocketAddress(address, 80)));
  }

  /// Pods of the controller: of the replica that holds a Lease, and of the others.
  List<String> replicas(boolean leading) {
    var holders =
        cluster
            .list("Lease", subject.namespace(), "")
            .map(lease -> lease.at("/spec/holderIdentity").asText())
            .toList();
    return cluster
        .list("v1 Pod", subject.namespace(), "")
        .map(Ground::name)
        .filter(pod -> holders.stream().anyMatch(holder -> holder.contains(pod)) == leading)
        .sorted()
        .toList();
  }

  /// Pods of the Gateway's proxies, wherever they are, as `NAMESPACE/NAME`.
  List<String> proxies() {
    return cluster
        .list("v1 Pod", "", "")
        .filter(pod -> Statuses.runsFor(pod, Objects.GATEWAY))
        .map(pod -> pod.at("/metadata/namespace").asText() + "/" + name(pod))
        .collect(Collectors.toList());
  }

  private static String name(JsonNode object) {
    return object.at("/metadata/name").asText();
  }

  /// What the cluster's pods take, if it runs on this machine.
  PodProcesses processes() {
    var directory = cluster.kubeconfig().toAbsolutePath().getParent();
    return new PodProcesses(String.valueOf(directory == null ? "" : directory.getFileName()));
  }

  @Override
  public void close() throws IOException {
    gateways.close();
    routes.close();
    cluster.close();
  }
}
