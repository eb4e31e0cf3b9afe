package dev.sluice.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.facts.FleetState;
import dev.sluice.facts.Surroundings;
import dev.sluice.object.Change;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Manifests;
import dev.sluice.status.Condition;
import dev.sluice.xds.ads.AdsService;
import dev.sluice.xds.ads.AdsSettings;
import dev.sluice.xds.ads.Fleets;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Objects in at one end, names on a real stream at the other: exactly what a change sends, and in
/// which order.
final class SequenceTest {

  private static final String FLEET = Surroundings.SHARED_FLEET;

  private final Fleets fleets = new Fleets();
  private final StatusRecorder publisher = new StatusRecorder(fleets);
  private final AdsService discovery =
      new AdsService(
          fleets,
          _ -> Optional.of(FLEET),
          AdsSettings.defaults().withRemovalDelay(Duration.ZERO),
          publisher.monitors());
  private final ControlLoop loop =
      new ControlLoop(
          () -> new ControlPlane(Surroundings.DEFAULT),
          randomHoldOff(),
          publisher.monitors()::states,
          publisher);
  private Server server;
  private ManagedChannel channel;
  private RecordingProxy proxy;

  @BeforeEach
  void connect() throws IOException {
    publisher.follow(loop);
    var name = InProcessServerBuilder.generateName();
    server = InProcessServerBuilder.forName(name).addService(discovery).build().start();
    channel = InProcessChannelBuilder.forName(name).build();
    loop.start();
    proxy = new RecordingProxy(channel, FLEET);
  }

  @AfterEach
  void disconnect() {
    proxy.close();
    channel.shutdownNow();
    server.shutdownNow();
    discovery.close();
    loop.close();
  }

  @Test
  void theFirstObjectsArriveInAnOrderThatNeverMeetsAGap() throws InterruptedException {
    put(GATEWAY, shop("10.0.0.1"), ROUTE);

    assertThat(arriving(names -> names.contains("+ROUTES standalone/80")))
        .containsSubsequence(
            "+CLUSTER service/default/shop/8080",
            "+ENDPOINTS service/default/shop/8080",
            "+ROUTES standalone/80")
        .containsSubsequence("+LISTENER standalone/80", "+ROUTES standalone/80");
  }

  @Test
  void anEndpointChangeSendsTheAssignmentAlone() throws InterruptedException {
    settled(GATEWAY, shop("10.0.0.1"), ROUTE);

    put(shop("10.0.0.2"));

    assertThat(arriving(names -> !names.isEmpty()))
        .containsExactly("+ENDPOINTS service/default/shop/8080");
  }

  @Test
  void aRuleEditSendsTheTableAlone() throws InterruptedException {
    settled(GATEWAY, shop("10.0.0.1"), ROUTE);

    put(ROUTE.replace("value: /", "value: /changed"));

    assertThat(arriving(names -> !names.isEmpty())).containsExactly("+ROUTES standalone/80");
  }

  @Test
  void aSwapOfBackendsMakesBeforeItBreaks() throws InterruptedException {
    settled(GATEWAY, shop("10.0.0.1"), ROUTE);

    put(
        shop("10.0.0.3").replace("shop", "cart"),
        ROUTE.replace("name: shop, port", "name: cart, port"));

    assertThat(arriving(names -> names.contains("-CLUSTER service/default/shop/8080")))
        .containsSubsequence(
            "+CLUSTER service/default/cart/8080",
            "+ENDPOINTS service/default/cart/8080",
            "+ROUTES standalone/80",
            "-CLUSTER service/default/shop/8080")
        .noneMatch(name -> name.contains("LISTENER"));
  }

  @Test
  void aChangeWithoutEffectSendsNothing() throws InterruptedException {
    settled(GATEWAY, shop("10.0.0.1"), ROUTE);

    put("{apiVersion: v1, kind: Service, metadata: {name: unused}, spec: {ports: [{port: 1}]}}");
    put(ROUTE.replace("value: /", "value: /marker"));

    assertThat(arriving(names -> !names.isEmpty())).containsExactly("+ROUTES standalone/80");
  }

  @Test
  void theLastRouteLeavesTheListenerInPlace() throws InterruptedException {
    settled(GATEWAY, shop("10.0.0.1"), ROUTE);

    loop.objectsChanged(
        List.of(new Change.Delete(new ObjectKey(Kind.HTTP_ROUTE, "default", "shop"))));

    assertThat(arriving(names -> names.stream().anyMatch(name -> name.startsWith("-CLUSTER"))))
        .containsSubsequence("+ROUTES standalone/80", "-CLUSTER service/default/shop/8080")
        .noneMatch(name -> name.contains("LISTENER"));
  }

  @Test
  void aRefusedTableShowsInTheGatewaysConditionUntilItChanges() throws InterruptedException {
    settled(GATEWAY, shop("10.0.0.1"), ROUTE);

    proxy.refuse("standalone/80");
    put(ROUTE.replace("value: /", "value: /refused"));

    Awaitility.await()
        .until(
            () ->
                conditions("web")
                    .anyMatch(
                        condition ->
                            condition.message().contains("a proxy refused standalone/80")));
  }

  private Stream<Condition> conditions(String gateway) {
    return publisher.statuses().entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(gateway))
        .flatMap(entry -> entry.getValue().allConditions());
  }

  private void settled(String... manifests) throws InterruptedException {
    put(manifests);
    Awaitility.await().until(this::programmed);
    proxy.taken();
  }

  private boolean programmed() {
    return publisher.monitors().states().getOrDefault(FLEET, FleetState.UNKNOWN).programmed();
  }

  private List<String> arriving(Predicate<List<String>> complete) {
    Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> complete.test(proxy.soFar()));
    return proxy.taken();
  }

  private void put(String... manifests) throws InterruptedException {
    var decoded = Manifests.decode("test", String.join("\n---\n", manifests));
    assertThat(decoded.problems()).isEmpty();
    loop.objectsChanged(decoded.objects().stream().<Change>map(Change.Put::new).toList());
  }

  private static HoldOff randomHoldOff() {
    return new HoldOff(
        Duration.ofMillis(ThreadLocalRandom.current().nextInt(4)), Duration.ofMillis(20));
  }

  private static final String GATEWAY =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: web}
      spec:
        gatewayClassName: sluice
        listeners: [{name: http, port: 80, protocol: HTTP}]
      """;

  private static final String ROUTE =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: shop}
      spec:
        parentRefs: [{name: web}]
        rules:
          - matches: [{path: {type: PathPrefix, value: /}}]
            backendRefs: [{name: shop, port: 8080}]
      """;

  private static String shop(String address) {
    return """
    apiVersion: v1
    kind: Service
    metadata: {name: shop}
    spec: {ports: [{port: 8080}]}
    ---
    apiVersion: discovery.k8s.io/v1
    kind: EndpointSlice
    metadata: {name: shop-1, labels: {kubernetes.io/service-name: shop}}
    addressType: IPv4
    endpoints: [{addresses: [%s]}]
    ports: [{port: 3000}]
    """
        .formatted(address);
  }
}
