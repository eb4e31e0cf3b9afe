package dev.sluice.translate.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.facts.Placement;
import dev.sluice.facts.StandIns;
import dev.sluice.facts.Surroundings;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.loop.ControlPlane;
import dev.sluice.object.ApiObject;
import dev.sluice.object.Change;
import dev.sluice.object.GatewayAddress;
import dev.sluice.object.Kind;
import dev.sluice.object.Metadata;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.Service;
import dev.sluice.object.Service.Ingress;
import dev.sluice.object.decode.Manifests;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Where clients find a Gateway that has proxies of its own.
class ExposuresTest {

  private final ControlPlane plane =
      new ControlPlane(
          new Surroundings(
              Surroundings.CONTROLLER_NAME,
              new Placement.OwnProxies("sluice-system", Placement.EVERY_ADDRESS),
              StandIns.NOBODY));

  @Test
  void withoutAServiceThereIsNoAddress() {
    assertThat(whereabouts("[]").trouble().map(Finding::reason))
        .contains(Reason.ADDRESS_NOT_ASSIGNED);
  }

  @Test
  void theAddressOfTheLoadBalancerIsThatOfTheGateway() {
    var found = whereabouts("[]", service("LoadBalancer", new Ingress("198.18.0.1", false)));

    assertThat(found).isEqualTo(Whereabouts.at(List.of(ip("198.18.0.1"))));
  }

  @Test
  void aLoadBalancerMayHaveAName() {
    var found = whereabouts("[]", service("LoadBalancer", new Ingress("lb.example.com", true)));

    assertThat(found.addresses())
        .containsExactly(new GatewayAddress("Hostname", Optional.of("lb.example.com")));
  }

  @Test
  void withoutALoadBalancerItIsTheAddressInTheCluster() {
    assertThat(whereabouts("[]", service("ClusterIP")).addresses())
        .containsExactly(ip("10.96.0.7"));
  }

  @Test
  void anAddressThatIsAskedForAndDoesNotComeIsTold() {
    var found =
        whereabouts(
            "[{value: 192.0.2.1}, {value: 198.18.0.1}]",
            service("LoadBalancer", new Ingress("198.18.0.1", false)));

    assertThat(found.addresses()).containsExactly(ip("198.18.0.1"));
    assertThat(found.trouble().map(Finding::reason)).contains(Reason.ADDRESS_NOT_USABLE);
    assertThat(found.trouble().map(Finding::message).orElse("")).contains("192.0.2.1");
  }

  private Whereabouts whereabouts(String addresses, ApiObject... services) {
    plane.apply(List.of(new Change.Put(gateway(addresses))));
    for (var service : services) {
      plane.apply(List.of(new Change.Put(service)));
    }
    var translation = plane.translation();
    var key = new ObjectKey(Kind.GATEWAY, "default", "web");
    return translation.exposures().of(translation.gateways().get(key).orElseThrow());
  }

  private static ApiObject gateway(String addresses) {
    return Manifests.decode(
            "test",
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: web}
            spec:
              gatewayClassName: sluice
              addresses: %s
              listeners: [{name: http, port: 80, protocol: HTTP}]
            """
                .formatted(addresses))
        .objects()
        .getFirst();
  }

  private static Service service(String type, Ingress... ingress) {
    return new Service(
        Metadata.of("default", "web-sluice"),
        type,
        Optional.empty(),
        Optional.of("10.96.0.7"),
        true,
        List.of(),
        List.of(ingress));
  }

  private static GatewayAddress ip(String address) {
    return new GatewayAddress(GatewayAddress.IP_ADDRESS, Optional.of(address));
  }
}
