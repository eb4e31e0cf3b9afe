package dev.sluice.xds.envoy;

import com.google.protobuf.UInt32Value;
import dev.sluice.xds.ir.Rewrite;
import dev.sluice.xds.ir.Split;
import dev.sluice.xds.ir.Split.Target.Refuse;
import dev.sluice.xds.ir.Split.Target.To;
import dev.sluice.xds.ir.Treatment;
import io.envoyproxy.envoy.config.route.v3.WeightedCluster;
import io.envoyproxy.envoy.config.route.v3.WeightedCluster.ClusterWeight;
import java.util.List;

/// Turns splits that share a route into weighted clusters, each with its headers and host.
final class WeightedClusters {
  private WeightedClusters() {}

  /// @param rule the treatment that all splits have in common
  static WeightedCluster of(Treatment rule, List<Split> splits) {
    return WeightedCluster.newBuilder()
        .addAllClusters(splits.stream().map(split -> cluster(rule, split)).toList())
        .build();
  }

  private static ClusterWeight cluster(Treatment rule, Split split) {
    var treatment = Shares.treatment(rule, split);
    var cluster =
        ClusterWeight.newBuilder()
            .setName(upstream(split))
            .setWeight(UInt32Value.of(split.weight()))
            .addAllRequestHeadersToAdd(HeaderMutations.written(treatment.request()))
            .addAllRequestHeadersToRemove(treatment.request().remove())
            .addAllResponseHeadersToAdd(HeaderMutations.written(treatment.response()))
            .addAllResponseHeadersToRemove(treatment.response().remove());
    treatment.rewrite().flatMap(Rewrite::host).ifPresent(cluster::setHostRewriteLiteral);
    return cluster.build();
  }

  private static String upstream(Split split) {
    return switch (split.target()) {
      case To(var upstream) -> upstream;
      case Refuse _ -> throw new IllegalArgumentException("nothing to forward to");
    };
  }
}
