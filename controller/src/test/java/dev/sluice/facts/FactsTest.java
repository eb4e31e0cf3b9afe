package dev.sluice.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.incremental.Incremental;
import dev.sluice.object.ApiObject;
import dev.sluice.object.Change;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.UdpRoute;
import dev.sluice.object.decode.Manifests;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactsTest {

  private static final ObjectKey EDGE = new ObjectKey(Kind.GATEWAY, "infra", "edge");
  private static final ObjectKey MORE = new ObjectKey(Kind.LISTENER_SET, "shop", "more");
  private static final ObjectKey DNS = new ObjectKey(Kind.SERVICE, "shop", "dns");
  private static final ObjectKey CART = new ObjectKey(Kind.SERVICE, "shop", "cart");

  private final Facts facts = new Facts(new Incremental(), Surroundings.DEFAULT);

  private static ApiObject object(String kind, String name, String spec) {
    var text =
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: %s
        metadata: {name: %s, namespace: shop}
        spec: %s
        """
            .formatted(kind, name, spec);
    return Manifests.decode("in.yaml", text).objects().getFirst();
  }

  private static ApiObject udpRoute(String backends) {
    return object("UDPRoute", "dns", "{rules: [{backendRefs: [%s]}]}".formatted(backends));
  }

  private void put(ApiObject... objects) {
    facts.apply(List.of(objects).stream().<Change>map(Change.Put::new).toList());
  }

  @Test
  void routesOfEveryKindAreFoundByTheirBackends() {
    put(
        udpRoute("{name: dns, port: 53}, {name: cart, port: 53}"),
        object("GRPCRoute", "calls", "{rules: [{backendRefs: [{name: cart, port: 80}]}]}"),
        object("HTTPRoute", "site", "{rules: [{backendRefs: [{name: dns, port: 80}]}]}"));

    assertThat(facts.routesTo(CART))
        .map(ObjectKey::toString)
        .containsExactly("GRPCRoute shop/calls", "UDPRoute shop/dns");
    assertThat(facts.routesTo(DNS))
        .map(ObjectKey::toString)
        .containsExactly("HTTPRoute shop/site", "UDPRoute shop/dns");
    assertThat(facts.routesTo(EDGE)).isEmpty();
    assertThat(facts.all(Kind.UDP_ROUTE)).map(ObjectKey::name).containsExactly("dns");
  }

  @Test
  void aRouteThatChangesItsBackendLeavesTheOldOne() {
    put(udpRoute("{name: dns, port: 53}"));

    put(udpRoute("{name: cart, port: 53}"));

    assertThat(facts.routesTo(DNS)).isEmpty();
    assertThat(facts.routesTo(CART)).hasSize(1);
  }

  @Test
  void listenerSetsAreFoundByTheirGatewayUntilTheyAreGone() {
    var set =
        object(
            "ListenerSet",
            "more",
            "{parentRef: {name: edge, namespace: infra},"
                + " listeners: [{name: a, port: 80, protocol: HTTP}]}");
    put(set);
    assertThat(facts.listenerSetsOf(EDGE)).containsExactly(MORE);

    facts.apply(List.of(new Change.Delete(MORE)));

    assertThat(facts.listenerSetsOf(EDGE)).isEmpty();
    assertThat(facts.listenerSet(MORE)).isEmpty();
  }

  @Test
  void policiesAreFoundByTheServicesThatTheyTarget() {
    put(
        object(
            "BackendTLSPolicy",
            "secure",
            "{targetRefs: [{group: '', kind: Service, name: cart, sectionName: a},"
                + " {group: '', kind: Service, name: cart, sectionName: b},"
                + " {group: a.com, kind: Service, name: other}],"
                + " validation: {hostname: a.com, wellKnownCACertificates: System}}"));

    assertThat(facts.policiesFor(CART))
        .containsExactly(new ObjectKey(Kind.BACKEND_TLS_POLICY, "shop", "secure"));
    assertThat(facts.policiesFor(new ObjectKey(Kind.SERVICE, "shop", "other"))).isEmpty();
  }

  @Test
  void aKeyOfAnotherKindFindsNothing() {
    var route = udpRoute("{name: dns, port: 53}");
    put(route);

    assertThat(facts.udpRoute(route.key())).contains((UdpRoute) route);
    assertThat(facts.route(route.key())).isPresent();
    assertThat(facts.httpRoute(route.key())).isEmpty();
    assertThat(facts.gateway(route.key())).isEmpty();
  }
}
