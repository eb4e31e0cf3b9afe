package dev.sluice.features.benchmark.knative;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.features.benchmark.cluster.EchoPods;
import dev.sluice.features.benchmark.cluster.StatusWatch;
import dev.sluice.features.cluster.Cluster;
import dev.sluice.features.http.Echo;
import dev.sluice.features.http.HttpConnection;
import dev.sluice.features.http.Request;
import dev.sluice.features.http.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/// A cluster with the layer that is measured, backends, and one ingress.
final class Ground implements AutoCloseable {

  /// The number of an ingress that is there all the time.
  static final int ALWAYS = 99_999;

  private final Cluster cluster;
  private final Layer layer;
  private final EchoPods backends;
  private final StatusWatch ingresses;
  private final Gateway gateway;

  private Ground(Cluster cluster, Layer layer) throws IOException {
    this.cluster = cluster;
    this.layer = layer;
    this.backends = EchoPods.start(cluster);
    this.ingresses =
        new StatusWatch(cluster, Ingresses.KIND, Ingresses.NAMESPACE, Readiness::ready);
    create(ALWAYS);
    awaitReady(ALWAYS, 1);
    this.gateway = Gateway.of(cluster, ingress(ALWAYS));
  }

  static Ground prepare(Layer layer) throws IOException {
    return new Ground(Installed.cluster(layer), layer);
  }

  Cluster cluster() {
    return cluster;
  }

  Layer layer() {
    return layer;
  }

  StatusWatch ingresses() {
    return ingresses;
  }

  Gateway gateway() {
    return gateway;
  }

  /// An ingress with its first revision.
  void create(int number) {
    createRevision(number, 1);
    createIngress(number);
  }

  void createIngress(int number) {
    post(Ingresses.KIND, Ingresses.ingress(number, 1, layer.ingressClass()));
  }

  /// The Service of a revision and where it is: on one pod, the next one on the other.
  void createRevision(int number, int generation) {
    post("v1 Service", Ingresses.service(number, generation));
    post("EndpointSlice", Ingresses.slice(number, generation, backend(number + generation)));
  }

  void deleteRevision(int number, int generation) {
    var name = Ingresses.revision(number, generation);
    cluster.delete("v1 Service", Ingresses.NAMESPACE, name);
    cluster.delete("EndpointSlice", Ingresses.NAMESPACE, name);
  }

  private void post(String kind, String object) {
    cluster.post(kind, Ingresses.NAMESPACE, object);
  }

  /// An address of the backend.
  String backend(int number) {
    return backends.address(number);
  }

  JsonNode ingress(int number) {
    return cluster.find(Ingresses.KIND, Ingresses.NAMESPACE, Ingresses.name(number)).orElseThrow();
  }

  /// The moment at which an ingress is ready in a generation.
  long awaitReady(int number, long generation) throws IOException {
    return ingresses.awaitObject(
        Ingresses.name(number), ingress -> Readiness.ready(ingress, generation));
  }

  HttpConnection connect() throws IOException {
    return HttpConnection.plain(cluster.connect(new InetSocketAddress(gateway.address(), 80)));
  }

  static Request request(int number) {
    return Request.of("GET http://%s/".formatted(Ingresses.host(number)));
  }

  /// The revision that an answer is from; empty if it is from none.
  static Optional<String> revision(Response response) {
    return Echo.of(response)
        .filter(_ -> response.successful())
        .flatMap(echo -> echo.header("Knative-Serving-Revision").stream().findFirst());
  }

  @Override
  public void close() throws IOException {
    ingresses.close();
    cluster.close();
  }
}
