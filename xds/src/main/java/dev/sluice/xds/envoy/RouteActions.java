package dev.sluice.xds.envoy;

import dev.sluice.xds.ir.Action.Forward;
import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.Rewrite;
import dev.sluice.xds.ir.Treatment;
import io.envoyproxy.envoy.config.route.v3.RouteAction;

/// Turns forwarding into Envoy's route actions.
final class RouteActions {
  private RouteActions() {}

  /// Everything about forwarding but the cluster.
  ///
  /// @param match how the route matches the path
  static RouteAction.Builder action(Forward forward, Treatment treatment, PathMatch match) {
    var action = RouteAction.newBuilder();
    RouteTimeouts.apply(action, forward);
    forward
        .retry()
        .map(retry -> RetryPolicies.policy(retry, forward.timeouts()))
        .ifPresent(action::setRetryPolicy);
    treatment
        .mirrors()
        .forEach(mirror -> action.addRequestMirrorPolicies(MirrorPolicies.policy(mirror)));
    treatment.rewrite().ifPresent(rewrite -> rewrite(action, rewrite, match));
    return action;
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
