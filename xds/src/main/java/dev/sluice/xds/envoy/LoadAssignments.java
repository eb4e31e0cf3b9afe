package dev.sluice.xds.envoy;

import dev.sluice.xds.ir.Member;
import dev.sluice.xds.ir.Members;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.Endpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import java.util.List;
import java.util.function.Predicate;

/// Turns the members of upstreams into load assignments.
///
/// Draining members form a lower priority and stay healthy there: Envoy sends them nothing while
/// one ready member exists, and everything when none does. As `DRAINING` or `DEGRADED` they would
/// get a share as soon as fewer than half, or fewer than 72 %, of the members are ready.
public final class LoadAssignments {
  private LoadAssignments() {}

  /// The load assignment of the cluster that has the upstream's name.
  public static ClusterLoadAssignment loadAssignment(Members members) {
    var assignment = ClusterLoadAssignment.newBuilder().setClusterName(members.upstream());
    for (var group : List.of(ready(members), draining(members))) {
      if (!group.isEmpty()) {
        assignment.addEndpoints(locality(group, assignment.getEndpointsCount()));
      }
    }
    return assignment.build();
  }

  /// The load assignment inside a cluster that resolves one host name.
  static ClusterLoadAssignment single(String cluster, String host, int port) {
    return ClusterLoadAssignment.newBuilder()
        .setClusterName(cluster)
        .addEndpoints(LocalityLbEndpoints.newBuilder().addLbEndpoints(endpoint(host, port)))
        .build();
  }

  private static List<Member> ready(Members members) {
    return members.members().stream().filter(Predicate.not(Member::draining)).toList();
  }

  private static List<Member> draining(Members members) {
    return members.members().stream().filter(Member::draining).toList();
  }

  private static LocalityLbEndpoints locality(List<Member> members, int priority) {
    return LocalityLbEndpoints.newBuilder()
        .setPriority(priority)
        .addAllLbEndpoints(
            members.stream().map(member -> endpoint(member.address(), member.port())).toList())
        .build();
  }

  private static LbEndpoint endpoint(String host, int port) {
    return endpoint(Addresses.tcp(host, port)).build();
  }

  static LbEndpoint.Builder endpoint(Address address) {
    return LbEndpoint.newBuilder().setEndpoint(Endpoint.newBuilder().setAddress(address));
  }
}
