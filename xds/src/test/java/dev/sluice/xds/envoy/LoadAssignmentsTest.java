package dev.sluice.xds.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.ir.Member;
import dev.sluice.xds.ir.Members;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadAssignmentsTest {
  private static final Member READY = new Member("10.0.0.1", 80, false);
  private static final Member DRAINING = new Member("10.0.0.2", 80, true);

  @Test
  void drainingMembersComeAfterReadyOnes() {
    assertThat(priorities(READY, DRAINING)).containsExactly("0 10.0.0.1", "1 10.0.0.2");
    assertThat(priorities(DRAINING, READY)).containsExactly("0 10.0.0.1", "1 10.0.0.2");
  }

  @Test
  void drainingMembersAloneComeFirst() {
    assertThat(priorities(DRAINING)).containsExactly("0 10.0.0.2");
  }

  @Test
  void noMembersIsAnEmptyAssignment() {
    assertThat(Printed.text(assignment())).isEqualTo("cluster_name: \"backend\"");
  }

  private static List<String> priorities(Member... members) {
    return assignment(members).getEndpointsList().stream()
        .flatMap(
            group ->
                group.getLbEndpointsList().stream()
                    .map(
                        endpoint ->
                            group.getPriority()
                                + " "
                                + endpoint
                                    .getEndpoint()
                                    .getAddress()
                                    .getSocketAddress()
                                    .getAddress()))
        .toList();
  }

  private static ClusterLoadAssignment assignment(Member... members) {
    return LoadAssignments.loadAssignment(new Members("backend", List.of(members)));
  }
}
