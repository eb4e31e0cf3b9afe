package dev.sluice.xds.envoy;

import com.google.protobuf.UInt32Value;
import dev.sluice.xds.ir.Action.Forward;
import dev.sluice.xds.ir.HeaderEdits;
import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.Rewrite;
import dev.sluice.xds.ir.Split;
import dev.sluice.xds.ir.Split.Target.Refuse;
import dev.sluice.xds.ir.Split.Target.To;
import dev.sluice.xds.ir.Treatment;
import io.envoyproxy.envoy.config.route.v3.RouteAction;
import io.envoyproxy.envoy.config.route.v3.WeightedCluster;
import io.envoyproxy.envoy.config.route.v3.WeightedCluster.ClusterWeight;
import java.util.List;

/// Turns forwarding into Envoy's route actions.
final class RouteActions {
  private RouteActions() {}

  /// Forwards to upstreams by weight.
  ///
  /// @param splits those to choose from, all of which name an upstream
  /// @param treatment of the whole route
  static RouteAction action(
      Forward forward, List<Split> splits, Treatment treatment, PathMatch match) {
    var action = RouteAction.newBuilder();
    destination(action, splits);
    RouteTimeouts.apply(action, forward);
    forward
        .retry()
        .map(retry -> RetryPolicies.policy(retry, forward.timeouts()))
        .ifPresent(action::setRetryPolicy);
    treatment
        .mirrors()
        .forEach(mirror -> action.addRequestMirrorPolicies(MirrorPolicies.policy(mirror)));
    treatment.rewrite().ifPresent(rewrite -> rewrite(action, rewrite, match));
    return action.build();
  }

  private static void destination(RouteAction.Builder action, List<Split> splits) {
    if (splits.size() == 1 && plain(splits.getFirst())) {
      action.setCluster(upstream(splits.getFirst()));
      return;
    }
    action.setWeightedClusters(
        WeightedCluster.newBuilder()
            .addAllClusters(splits.stream().map(RouteActions::clusterWeight).toList()));
  }

  private static boolean plain(Split split) {
    var treatment = split.treatment();
    return treatment.request().equals(HeaderEdits.NONE)
        && treatment.response().equals(HeaderEdits.NONE)
        && treatment.rewrite().flatMap(Rewrite::host).isEmpty();
  }

  private static ClusterWeight clusterWeight(Split split) {
    var treatment = split.treatment();
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

  private static void rewrite(RouteAction.Builder action, Rewrite rewrite, PathMatch match) {
    rewrite.host().ifPresent(action::setHostRewriteLiteral);
    rewrite.path().ifPresent(edit -> path(action, PathRewrite.of(edit, match)));
  }

  private static void path(RouteAction.Builder action, PathRewrite rewrite) {
    switch (rewrite) {
      case PathRewrite.Keep _ -> {}
      case PathRewrite.Prefix(var replacement) -> action.setPrefixRewrite(replacement);
      case PathRewrite.Substitution(var value) -> action.setRegexRewrite(value);
    }
  }
}
