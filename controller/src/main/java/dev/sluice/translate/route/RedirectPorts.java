package dev.sluice.translate.route;

import dev.sluice.xds.ir.Action;
import dev.sluice.xds.ir.Rule;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/// Decides the port in `Location`: the one given, else that of the scheme given, else that of the
/// listener; left out where it is the well-known port of the scheme (Gateway API,
/// `HTTPRequestRedirectFilter.port`).
public final class RedirectPorts {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private final String scheme;
  private final int port;
  private final IntUnaryOperator seenByClients;

  /// Redirects by a listener.
  ///
  /// @param scheme scheme of the listener
  /// @param port port of the listener as clients see it
  /// @param seenByClients a listener port as written to the one that clients see
  public RedirectPorts(String scheme, int port, IntUnaryOperator seenByClients) {
    this.scheme = scheme;
    this.port = port;
    this.seenByClients = seenByClients;
  }

  /// The rule with the port of its redirect decided; other rules as they are.
  public Rule decide(Rule rule) {
    return rule.action() instanceof Action.Redirect redirect
        ? new Rule(rule.name(), rule.match(), rule.treatment(), decide(redirect))
        : rule;
  }

  private Action.Redirect decide(Action.Redirect redirect) {
    var target = redirect.scheme().orElse(scheme);
    var decided =
        redirect
            .port()
            .or(() -> redirect.scheme().map(RedirectPorts::wellKnown))
            .map(seenByClients::applyAsInt)
            .orElse(port);
    var written = decided == wellKnown(target) ? Optional.<Integer>empty() : Optional.of(decided);
    return new Action.Redirect(
        redirect.scheme(), redirect.host(), written, redirect.path(), redirect.status());
  }

  private static int wellKnown(String scheme) {
    return scheme.equals("https") ? HTTPS : HTTP;
  }
}
