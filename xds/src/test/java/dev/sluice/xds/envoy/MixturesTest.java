package dev.sluice.xds.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.ir.Member;
import dev.sluice.xds.ir.Mixture;
import dev.sluice.xds.ir.Mixture.Portion;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MixturesTest {
  private static final Member A = new Member("10.0.0.1", 53, false);
  private static final Member B = new Member("10.0.0.2", 53, false);
  private static final Member DRAINING = new Member("10.0.0.3", 53, true);

  @Test
  void aPortionIsSpreadEvenlyOverItsMembers() {
    assertThat(weights(new Portion(List.of(A, B), 1), new Portion(List.of(B), 3)))
        .isEqualTo(Map.of("10.0.0.1:53", 125_000_000, "10.0.0.2:53", 875_000_000));
  }

  @Test
  void aPortionWithoutMembersKeepsItsShare() {
    assertThat(weights(new Portion(List.of(A), 3), Portion.dropped(1)))
        .isEqualTo(Map.of("10.0.0.1:53", 750_000_000, "127.0.0.1:9", 250_000_000));
  }

  @Test
  void drainingMembersAreForPortionsWithoutOthers() {
    assertThat(weights(new Portion(List.of(A, DRAINING), 1))).containsOnlyKeys("10.0.0.1:53");
    assertThat(weights(new Portion(List.of(DRAINING), 1))).containsOnlyKeys("10.0.0.3:53");
  }

  @Test
  void nothingToChooseFromIsNoMember() {
    assertThat(weights()).isEmpty();
  }

  private static Map<String, Integer> weights(Portion... portions) {
    var weights = new TreeMap<String, Integer>();
    Mixtures.loadAssignment(new Mixture("udp", List.of(portions))).getEndpointsList().stream()
        .flatMap(group -> group.getLbEndpointsList().stream())
        .forEach(
            endpoint -> {
              var address = endpoint.getEndpoint().getAddress().getSocketAddress();
              weights.put(
                  address.getAddress() + ":" + address.getPortValue(),
                  endpoint.getLoadBalancingWeight().getValue());
            });
    return weights;
  }
}
