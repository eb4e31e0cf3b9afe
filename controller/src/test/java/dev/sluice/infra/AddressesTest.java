package dev.sluice.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.infra.ProxyParameters.Exposure;
import dev.sluice.infra.ProxyParameters.ServiceType;
import dev.sluice.infra.ProxyParameters.TrafficPolicy;
import dev.sluice.json.Json;
import dev.sluice.object.GatewayAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressesTest {

  private static Json.Obj service(ServiceType type, String... asked) {
    var normal = ProxyParameters.DEFAULT;
    var exposure = new Exposure(type, TrafficPolicy.CLUSTER, Optional.empty());
    var parameters =
        new ProxyParameters(normal.size(), exposure, normal.resources(), normal.launch(), false);
    return Planes.object(InfraKind.SERVICE, Planes.asking(parameters, asked)).body();
  }

  @Test
  void oneAddressIsAskedForByTheFieldThatAllLoadBalancersKnow() {
    assertThat(service(ServiceType.LOAD_BALANCER, "", "192.0.2.1").object("spec"))
        .extracting(spec -> spec.text("loadBalancerIP"))
        .isEqualTo("192.0.2.1");
  }

  @Test
  void severalAddressesAreAskedForByAnnotation() {
    var service = service(ServiceType.LOAD_BALANCER, "192.0.2.1", "2001:db8::1");

    assertThat(service.object("spec").get("loadBalancerIP")).isEmpty();
    assertThat(service.object("metadata").object("annotations").fields())
        .containsEntry("metallb.io/loadBalancerIPs", Json.of("192.0.2.1,2001:db8::1"));
  }

  @Test
  void withoutALoadBalancerTheyAreExternalAddresses() {
    assertThat(service(ServiceType.NODE_PORT, "192.0.2.1").object("spec").items("externalIPs"))
        .containsExactly(Json.of("192.0.2.1"));
  }

  @Test
  void anAddressWithoutValueLeavesTheChoice() {
    assertThat(service(ServiceType.LOAD_BALANCER, "").object("spec").get("loadBalancerIP"))
        .isEmpty();
    assertThat(Addresses.assignment(Planes.asked("198.18.0.1"), Planes.asked("")))
        .isEqualTo(new Addresses.Assignment(Planes.asked("198.18.0.1"), List.of()));
  }

  @Test
  void anAddressThatDidNotComeIsMissing() {
    var got =
        Addresses.assignment(Planes.asked("198.18.0.1"), Planes.asked("192.0.2.1", "198.18.0.1"));

    assertThat(got.assigned()).isEqualTo(Planes.asked("198.18.0.1"));
    assertThat(got.missing()).isEqualTo(Planes.asked("192.0.2.1"));
    assertThat(got.complete()).isFalse();
  }

  @Test
  void nothingIsAssignedBeforeTheLoadBalancerIsThere() {
    assertThat(Addresses.assignment(List.of(), List.of()).complete()).isFalse();
  }

  @Test
  void onlyLiteralAddressesCanBeAskedFor() {
    var fake = new GatewayAddress("test/fake", Optional.of("x"));

    assertThat(Addresses.unsupported(List.of(fake, Planes.asked("192.0.2.1").getFirst())))
        .containsExactly(fake);
  }
}
