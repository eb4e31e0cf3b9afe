package dev.sluice.cluster.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.json.Json;
import dev.sluice.json.Json.Obj;
import dev.sluice.knative.IngressHash;
import dev.sluice.kube.ApplyServer;
import dev.sluice.kube.Resource;
import dev.sluice.kube.Sighting;
import dev.sluice.object.Change;
import dev.sluice.object.Kind;
import dev.sluice.object.KnativeIngress;
import dev.sluice.object.ObjectKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// KIngresses on their way to a cluster where the test is the controller of the Gateway.
final class CompanionTest {

  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final ObjectKey GATEWAY = new ObjectKey(Kind.GATEWAY, "edge", "public");
  private static final ObjectKey HELLO = route("hello.example.com");

  private final Map<ObjectKey, Obj> statuses = new ConcurrentHashMap<>();
  private final AtomicBoolean leads = new AtomicBoolean(true);
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicReference<String> told = new AtomicReference<>("");
  private ApplyServer server;
  private Companion companion;
  private HttpServer proxy;

  @BeforeEach
  void start() throws IOException {
    server = new ApplyServer(change -> companion.changed(List.of(change)));
    companion =
        new Companion(
            new CompanionScope(Examples.CLASS, "knative-serving", "cluster.local"),
            server.writer(),
            (key, status) -> statuses.put(key, status.fields()),
            this::leads);
    proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext("/", this::answer);
    proxy.start();
    tell(Examples.settings(""));
    server.put(
        Kind.GATEWAY,
        """
        {"apiVersion": "gateway.networking.k8s.io/v1", "kind": "Gateway",
         "metadata": {"namespace": "edge", "name": "public"},
         "spec": {"gatewayClassName": "other",
                  "listeners": [{"name": "http", "port": 80, "protocol": "HTTP"}]}}
        """);
    companion.seen(
        new Sighting(
            GATEWAY,
            resource("gateways"),
            "1",
            json("{\"addresses\": [{\"type\": \"IPAddress\", \"value\": \"192.0.2.7\"}]}")));
  }

  @AfterEach
  void stop() {
    companion.close();
    server.close();
    proxy.stop(0);
  }

  @Test
  void routeThatIsAcceptedMakesItReady() {
    companion.begin();
    put(Examples.ingress("hello", "first"));
    awaitRoutes("hello.example.com");
    assertThat(ready("hello").text("status")).isNotEqualTo("True");
    accept(HELLO);

    awaitReady("hello", 1);
    assertThat(server.find(HELLO).orElseThrow().object("metadata").objects("ownerReferences"))
        .extracting(owner -> owner.text("uid"))
        .containsExactly("uid-hello");
    assertThat(status("hello").object("publicLoadBalancer").objects("ingress"))
        .extracting(entry -> entry.text("ip"))
        .containsExactly("192.0.2.7");
  }

  @Test
  void newBackendIsAnnouncedBeforeRequestsGoThere() {
    companion.begin();
    put(Examples.ingress("hello", "first"));
    awaitRoutes("hello.example.com");
    accept(HELLO);
    awaitReady("hello", 1);

    put(Examples.ingress("hello", "second", 2, Examples.CLASS));
    await().atMost(DEADLINE).until(() -> server.names(Kind.HTTP_ROUTE).size() == 3);
    assertThat(backends(HELLO)).containsOnly("first");
    server.names(Kind.HTTP_ROUTE).forEach(name -> accept(route(name)));
    await().atMost(DEADLINE).until(() -> backends(HELLO).equals(List.of("second", "second")));
    accept(HELLO);

    awaitReady("hello", 2);
    awaitRoutes("hello.example.com");
  }

  @Test
  void probesMustBeAnsweredByEveryProxy() {
    companion.begin();
    tell(Examples.settings(", service: edge/proxies"));
    tell(
        Examples.put(
            Kind.SERVICE,
            """
            {"metadata": {"namespace": "edge", "name": "proxies"},
             "spec": {"ports": [{"name": "web", "port": 80}]}}
            """));
    tell(
        Examples.put(
            Kind.ENDPOINT_SLICE,
            """
            {"metadata": {"namespace": "edge", "name": "proxies-1",
              "labels": {"kubernetes.io/service-name": "proxies"}}, "addressType": "IPv4",
             "endpoints": [{"addresses": ["127.0.0.1"], "conditions": {"ready": true}}],
             "ports": [{"name": "web", "port": %d}]}
            """
                .formatted(proxy.getAddress().getPort())));
    var ingress = Examples.ingress("hello", "first");
    put(ingress);
    awaitRoutes("hello.example.com");
    accept(HELLO);

    await().atMost(DEADLINE).until(() -> reason("hello").equals("HTTPRouteNotReady"));
    told.set(IngressHash.of(ingress.spec(), "shop", "hello"));
    awaitReady("hello", 1);
    assertThat(status("hello").object("privateLoadBalancer").objects("ingress"))
        .extracting(entry -> entry.text("domainInternal"))
        .containsExactly("proxies.edge.svc.cluster.local");
  }

  @Test
  void certificateGetsAListenerAndAGrantForAsLongAsItIsNeeded() {
    companion.begin();
    put(Examples.secured("hello", "first"));

    await().atMost(DEADLINE).until(() -> listeners().size() == 2);
    await().atMost(DEADLINE).until(() -> server.names(Kind.REFERENCE_GRANT).size() == 1);
    assertThat(listeners().getLast()).startsWith("kni-uid-hello-");
    tell(new Change.Delete(Examples.ingress("hello", "first").key()));
    await().atMost(DEADLINE).until(() -> listeners().equals(List.of("http")));
  }

  @Test
  void routeOfSomebodyElseIsLeftAlone() throws IOException {
    server.put(
        Kind.HTTP_ROUTE,
        """
        {"apiVersion": "gateway.networking.k8s.io/v1", "kind": "HTTPRoute",
         "metadata": {"namespace": "shop", "name": "hello.example.com"},
         "spec": {"rules": [{"backendRefs": [{"name": "theirs", "port": 80}]}]}}
        """);
    companion.begin();
    put(Examples.ingress("hello", "first"));

    await().atMost(DEADLINE).until(() -> reason("hello").equals("HTTPRouteNotReady"));
    assertThat(backends(HELLO)).containsExactly("theirs");
  }

  @Test
  void writesWhenTheServerTakesItAgain() {
    server.refuse(503);
    companion.begin();
    put(Examples.ingress("hello", "first"));
    await().atMost(DEADLINE).until(() -> reason("hello").equals("HTTPRouteNotReady"));

    server.refuse(0);
    awaitRoutes("hello.example.com");
  }

  @Test
  void replicaThatDoesNotLeadWritesWhenItBegins() {
    leads.set(false);
    put(Examples.ingress("hello", "first"));
    companion.begin();
    var gatewayAndIngress = 2;
    await().atMost(DEADLINE).until(() -> asked.get() == gatewayAndIngress);
    assertThat(server.names(Kind.HTTP_ROUTE)).isEmpty();

    leads.set(true);
    companion.lead();
    awaitRoutes("hello.example.com");
  }

  @Test
  void otherClassesAreLeftAlone() {
    companion.begin();
    put(Examples.ingress("theirs", "first", 1, "sluice.ingress.networking.knative.dev"));
    put(Examples.ingress("hello", "first"));
    awaitRoutes("hello.example.com");

    put(Examples.ingress("hello", "first", 1, "sluice.ingress.networking.knative.dev"));
    awaitRoutes();
    assertThat(status("theirs")).isEqualTo(Obj.EMPTY);
  }

  private boolean leads() {
    var answer = leads.get();
    asked.incrementAndGet();
    return answer;
  }

  private void put(KnativeIngress ingress) {
    tell(new Change.Put(ingress));
  }

  private void tell(Change change) {
    companion.changed(List.of(change));
  }

  /// What the controller of the Gateway says when the route is served as it is now.
  private void accept(ObjectKey key) {
    var route = server.find(key).orElseThrow();
    var generation = route.object("metadata").number("generation").orElseThrow();
    var accepted =
        Obj.EMPTY
            .with("type", "Accepted")
            .with("status", "True")
            .with("reason", "Accepted")
            .with("observedGeneration", generation);
    var parents =
        route.object("spec").objects("parentRefs").stream()
            .map(
                ref -> Obj.EMPTY.with("parentRef", ref).with("conditions", List.<Json>of(accepted)))
            .toList();
    companion.seen(
        new Sighting(key, resource("httproutes"), "9", Obj.EMPTY.with("parents", parents)));
  }

  private void awaitRoutes(String... names) {
    await()
        .atMost(DEADLINE)
        .untilAsserted(() -> assertThat(server.names(Kind.HTTP_ROUTE)).containsExactly(names));
  }

  private void awaitReady(String name, long generation) {
    await()
        .atMost(DEADLINE)
        .until(
            () ->
                ready(name).text("status").equals("True")
                    && status(name).number("observedGeneration").orElse(0L) == generation);
  }

  private String reason(String name) {
    return ready(name).text("reason");
  }

  private Obj ready(String name) {
    return status(name).objects("conditions").stream()
        .filter(condition -> condition.text("type").equals("Ready"))
        .findFirst()
        .orElse(Obj.EMPTY);
  }

  private Obj status(String name) {
    return statuses.getOrDefault(new ObjectKey(Kind.KNATIVE_INGRESS, "shop", name), Obj.EMPTY);
  }

  private List<String> backends(ObjectKey key) {
    return server.find(key).stream()
        .flatMap(route -> route.object("spec").objects("rules").stream())
        .flatMap(rule -> rule.objects("backendRefs").stream())
        .map(ref -> ref.text("name"))
        .toList();
  }

  private List<String> listeners() {
    return server.find(GATEWAY).orElseThrow().object("spec").objects("listeners").stream()
        .map(listener -> listener.text("name"))
        .toList();
  }

  /// The proxy: its backend answers probes with the hash that it was told.
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      var probe =
          "probe".equals(headers.getFirst("K-Network-Probe"))
              && "override".equals(headers.getFirst("K-Network-Hash"))
              && "hello.example.com".equals(headers.getFirst("Host"));
      exchange.getResponseHeaders().set("K-Network-Hash", told.get());
      exchange.sendResponseHeaders(probe ? 200 : 400, -1);
    }
  }

  private static ObjectKey route(String name) {
    return new ObjectKey(Kind.HTTP_ROUTE, "shop", name);
  }

  private static Resource resource(String plural) {
    return new Resource("gateway.networking.k8s.io", "v1", plural, true);
  }

  private static Obj json(String text) {
    try {
      return (Obj) Json.parse(text);
    } catch (IOException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }
}
