package dev.sluice.knative;

import dev.sluice.xds.ir.Action;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Treatment;
import java.util.List;
import java.util.Optional;

/// What a listener in plain text does where a KIngress wants TLS ([HttpOption#redirects]): it sends
/// clients to the same address in TLS.
public final class Redirects {

  private static final int MOVED_PERMANENTLY = 301;

  private Redirects() {}

  /// The same rules with a redirect each. Challenges of certificate authorities stay answered, as
  /// they are asked for in plain text, often before there is a certificate.
  ///
  /// @param rules rules of a host, in order
  /// @param port where TLS is served; absent for 443
  public static List<Rule> of(List<Rule> rules, Optional<Integer> port) {
    return rules.stream().map(rule -> isChallenge(rule) ? rule : redirect(rule, port)).toList();
  }

  private static boolean isChallenge(Rule rule) {
    return Challenges.isChallenge(rule.match().path().value());
  }

  private static Rule redirect(Rule rule, Optional<Integer> port) {
    var action =
        new Action.Redirect(
            Optional.of("https"), Optional.empty(), port, Optional.empty(), MOVED_PERMANENTLY);
    return new Rule(rule.name(), rule.match(), Treatment.NONE, action);
  }
}
