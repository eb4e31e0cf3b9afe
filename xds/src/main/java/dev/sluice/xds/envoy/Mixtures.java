package dev.sluice.xds.envoy;

import com.google.protobuf.UInt32Value;
import dev.sluice.xds.ir.Member;
import dev.sluice.xds.ir.Mixture;
import dev.sluice.xds.ir.Mixture.Portion;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Turns mixtures into load assignments whose endpoints have weights: a backend's share is spread
/// evenly over its members, and a member of several backends gets the sum.
///
/// The share without members goes to the discard port of the proxy's own loopback interface (RFC
/// 863), so that no other share grows. Draining members get something only where a backend has no
/// others.
public final class Mixtures {
  private static final Member DISCARD = new Member("127.0.0.1", 9, false);

  /// The sum of all weights, up to rounding. Envoy allows four times as much.
  private static final long WHOLE = 1_000_000_000;

  private static final Comparator<Member> BY_ADDRESS =
      Comparator.comparing(Member::address).thenComparingInt(Member::port);

  private Mixtures() {}

  /// The load assignment of the cluster that has the upstream's name.
  public static ClusterLoadAssignment loadAssignment(Mixture mixture) {
    return ClusterLoadAssignment.newBuilder()
        .setClusterName(mixture.upstream())
        .addEndpoints(
            LocalityLbEndpoints.newBuilder()
                .addAllLbEndpoints(
                    weights(mixture).entrySet().stream().map(Mixtures::endpoint).toList()))
        .build();
  }

  private static SortedMap<Member, Long> weights(Mixture mixture) {
    var total = mixture.portions().stream().mapToLong(Portion::weight).sum();
    var weights = new TreeMap<Member, Long>(BY_ADDRESS);
    for (var portion : mixture.portions()) {
      var members = used(portion);
      var each = Math.max(1, WHOLE * portion.weight() / total / members.size());
      members.forEach(member -> weights.merge(member, each, Long::sum));
    }
    return weights;
  }

  private static List<Member> used(Portion portion) {
    var ready = portion.members().stream().filter(Predicate.not(Member::draining)).toList();
    if (!ready.isEmpty()) {
      return ready;
    }
    return portion.members().isEmpty() ? List.of(DISCARD) : portion.members();
  }

  private static LbEndpoint endpoint(Map.Entry<Member, Long> weighted) {
    var member = weighted.getKey();
    return LoadAssignments.endpoint(Addresses.udp(member.address(), member.port()))
        .setLoadBalancingWeight(UInt32Value.of(weighted.getValue().intValue()))
        .build();
  }
}
