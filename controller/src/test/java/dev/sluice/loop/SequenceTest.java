package dev.sluice.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.status.Condition;
import java.io.IOException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Objects in at one end, names on a real stream at the other: exactly what a change sends, and in
/// which order.
final class SequenceTest {

  private Sequence sequence;

  @BeforeEach
  void connect() throws IOException {
    sequence = new Sequence();
  }

  @AfterEach
  void disconnect() {
    sequence.close();
  }

  @Test
  void theFirstObjectsArriveInAnOrderThatNeverMeetsAGap() throws InterruptedException {
    sequence.put(GATEWAY, shop("10.0.0.1"), ROUTE);

    assertThat(sequence.arriving(names -> names.contains("+ROUTES standalone/80")))
        .containsSubsequence(
            "+CLUSTER service/default/shop/8080",
            "+ENDPOINTS service/default/shop/8080",
            "+ROUTES standalone/80")
        .containsSubsequence("+LISTENER standalone/80", "+ROUTES standalone/80");
  }

  @Test
  void anEndpointChangeSendsTheAssignmentAlone() throws InterruptedException {
    sequence.settled(GATEWAY, shop("10.0.0.1"), ROUTE);

    sequence.put(shop("10.0.0.2"));

    assertThat(sequence.arriving(names -> !names.isEmpty()))
        .containsExactly("+ENDPOINTS service/default/shop/8080");
  }

  @Test
  void aRuleEditSendsTheTableAlone() throws InterruptedException {
    sequence.settled(GATEWAY, shop("10.0.0.1"), ROUTE);

    sequence.put(ROUTE.replace("value: /", "value: /changed"));

    assertThat(sequence.arriving(names -> !names.isEmpty()))
        .containsExactly("+ROUTES standalone/80");
  }

  @Test
  void aSwapOfBackendsMakesBeforeItBreaks() throws InterruptedException {
    sequence.settled(GATEWAY, shop("10.0.0.1"), ROUTE);

    sequence.put(
        shop("10.0.0.3").replace("shop", "cart"),
        ROUTE.replace("name: shop, port", "name: cart, port"));

    assertThat(sequence.arriving(names -> names.contains("-CLUSTER service/default/shop/8080")))
        .containsSubsequence(
            "+CLUSTER service/default/cart/8080",
            "+ENDPOINTS service/default/cart/8080",
            "+ROUTES standalone/80",
            "-CLUSTER service/default/shop/8080")
        .noneMatch(name -> name.contains("LISTENER"));
  }

  @Test
  void aChangeWithoutEffectSendsNothing() throws InterruptedException {
    sequence.settled(GATEWAY, shop("10.0.0.1"), ROUTE);

    sequence.put(
        "{apiVersion: v1, kind: Service, metadata: {name: unused}, spec: {ports: [{port: 1}]}}");
    sequence.put(ROUTE.replace("value: /", "value: /marker"));

    assertThat(sequence.arriving(names -> !names.isEmpty()))
        .containsExactly("+ROUTES standalone/80");
  }

  @Test
  void theLastRouteLeavesTheListenerInPlace() throws InterruptedException {
    sequence.settled(GATEWAY, shop("10.0.0.1"), ROUTE);

    sequence.delete(new ObjectKey(Kind.HTTP_ROUTE, "default", "shop"));

    assertThat(
            sequence.arriving(
                names -> names.stream().anyMatch(name -> name.startsWith("-CLUSTER"))))
        .containsSubsequence("+ROUTES standalone/80", "-CLUSTER service/default/shop/8080")
        .noneMatch(name -> name.contains("LISTENER"));
  }

  @Test
  void aRefusedTableShowsInTheGatewaysConditionUntilItChanges() throws InterruptedException {
    sequence.settled(GATEWAY, shop("10.0.0.1"), ROUTE);

    sequence.refuse("standalone/80");
    sequence.put(ROUTE.replace("value: /", "value: /refused"));

    Awaitility.await()
        .until(
            () ->
                sequence
                    .conditions("web")
                    .anyMatch(
                        condition ->
                            condition.message().contains("a proxy refused standalone/80")));
  }

  @Test
  void authoritiesOfABackendRotateWithoutTouchingItsCluster() throws InterruptedException {
    sequence.settled(GATEWAY, shop("10.0.0.1"), ROUTE, POLICY, authorities(Certificates.AUTHORITY));

    sequence.put(authorities(""));

    assertThat(sequence.arriving(names -> !names.isEmpty()))
        .containsExactly("+SECRET backendtlspolicy/default/tls");
    awaitReason("NoValidCACertificate");

    sequence.put(authorities(Certificates.AUTHORITY));

    assertThat(sequence.arriving(names -> !names.isEmpty()))
        .containsExactly("+SECRET backendtlspolicy/default/tls");
    Awaitility.await().until(() -> sequence.conditions("tls").allMatch(Condition::good));

    sequence.delete(new ObjectKey(Kind.CONFIG_MAP, "default", "authorities"));

    assertThat(sequence.arriving(names -> !names.isEmpty()))
        .containsExactly("+SECRET backendtlspolicy/default/tls");
    awaitReason("InvalidCACertificateRef");
  }

  @Test
  void aPolicyChangesTheClusterAlone() throws InterruptedException {
    sequence.settled(GATEWAY, shop("10.0.0.1"), ROUTE, authorities(Certificates.AUTHORITY));

    sequence.put(POLICY);

    assertThat(
            sequence.arriving(names -> names.stream().anyMatch(name -> name.startsWith("+SECRET"))))
        .contains("+CLUSTER service/default/shop/8080", "+SECRET backendtlspolicy/default/tls")
        .noneMatch(name -> name.contains("LISTENER") || name.contains("ROUTES"));
  }

  private void awaitReason(String reason) {
    Awaitility.await()
        .until(
            () ->
                sequence
                    .conditions("tls")
                    .anyMatch(condition -> condition.reason().equals(reason)));
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

  private static final String POLICY =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: BackendTLSPolicy
      metadata: {name: tls}
      spec:
        targetRefs: [{group: "", kind: Service, name: shop}]
        validation:
          hostname: shop.example.com
          caCertificateRefs: [{group: "", kind: ConfigMap, name: authorities}]
      """;

  private static String authorities(String pem) {
    return """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: authorities}
    data:
      ca.crt: "%s"
    """
        .formatted(pem.replace("\n", "\\n"));
  }

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
