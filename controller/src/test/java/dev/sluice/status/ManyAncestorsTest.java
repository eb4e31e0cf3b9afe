package dev.sluice.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.facts.Surroundings;
import dev.sluice.loop.ControlPlane;
import dev.sluice.object.Change;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Manifests;
import dev.sluice.status.ObjectStatus.ParentStatus;
import dev.sluice.status.ObjectStatus.PolicyStatus;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A policy for a Service that more Gateways lead to than its status has room for.
final class ManyAncestorsTest {

  private static final ObjectKey POLICY = new ObjectKey(Kind.BACKEND_TLS_POLICY, "default", "tls");

  private final ControlPlane plane = new ControlPlane(Surroundings.DEFAULT);

  @Test
  void sixteenGatewaysHaveRoom() {
    put(16);

    assertThat(ancestors()).hasSize(16);
    assertThat(accepted()).containsOnly("");
  }

  @Test
  void whatIsLeftOutIsNamedInTheRest() {
    put(18);

    assertThat(ancestors().stream().map(entry -> entry.parentRef().name()))
        .containsExactlyElementsOf(
            IntStream.range(10, 26).mapToObj("gateway-%d"::formatted).toList());
    assertThat(accepted())
        .containsOnly(
            "the policy counts at 2 more Gateways, for which a status has no room:"
                + " default/gateway-26, default/gateway-27");
  }

  @Test
  void ofVeryManyTheFirstAreNamed() {
    put(60);

    assertThat(accepted())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("the policy counts at 44 more Gateways")
        .endsWith("default/gateway-45, and others");
  }

  private void put(int gateways) {
    var manifests =
        IntStream.range(10, 10 + gateways)
            .mapToObj(ManyAncestorsTest::gatewayAndRoute)
            .collect(Collectors.joining("---\n", BACKEND, ""));
    var decoded = Manifests.decode("test", manifests);
    assertThat(decoded.problems()).isEmpty();
    plane.apply(decoded.objects().stream().<Change>map(Change.Put::new).toList());
  }

  private List<ParentStatus> ancestors() {
    return ((PolicyStatus) Objects.requireNonNull(plane.statuses().all().get(POLICY))).ancestors();
  }

  private List<String> accepted() {
    return ancestors().stream()
        .flatMap(entry -> entry.conditions().stream())
        .filter(condition -> condition.type().equals("Accepted") && condition.good())
        .map(Condition::message)
        .distinct()
        .toList();
  }

  private static String gatewayAndRoute(int number) {
    return """
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: {name: gateway-NUMBER}
    spec:
      gatewayClassName: sluice
      listeners: [{name: http, port: 80, protocol: HTTP, hostname: host-NUMBER.example.com}]
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: {name: route-NUMBER}
    spec:
      parentRefs: [{name: gateway-NUMBER}]
      rules: [{backendRefs: [{name: shop, port: 8080}]}]
    """
        .replace("NUMBER", Integer.toString(number));
  }

  private static final String BACKEND =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: shop}
      spec: {ports: [{port: 8080}]}
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: BackendTLSPolicy
      metadata: {name: tls}
      spec:
        targetRefs: [{group: "", kind: Service, name: shop}]
        validation: {hostname: shop.example.com, wellKnownCACertificates: System}
      ---
      """;
}
