package dev.sluice.xds.envoy;

import dev.sluice.xds.ir.Action.Redirect;
import dev.sluice.xds.ir.PathEdit;
import dev.sluice.xds.ir.PathMatch;
import io.envoyproxy.envoy.config.route.v3.RedirectAction;
import io.envoyproxy.envoy.config.route.v3.RedirectAction.RedirectResponseCode;
import java.util.Optional;

/// Turns redirects into Envoy's form.
///
/// Without a host or a port of its own, Envoy repeats the request's `Host` with its port in
/// `Location`; only a port that is the well-known one of the request's scheme is left out when the
/// scheme changes. So a redirect to a well-known port names the host where the site has just one.
/// Sites with a wildcard keep a port that the client wrote into `Host`.
final class Redirects {
  private Redirects() {}

  /// @param host the host of the site, if it is just one
  static RedirectAction action(Redirect redirect, PathMatch match, Optional<String> host) {
    var action = RedirectAction.newBuilder().setResponseCode(code(redirect.status()));
    redirect.scheme().ifPresent(action::setSchemeRedirect);
    redirect.host().or(() -> host).ifPresent(action::setHostRedirect);
    redirect.port().ifPresent(action::setPortRedirect);
    redirect.path().ifPresent(edit -> path(action, edit, match));
    return action.build();
  }

  private static void path(RedirectAction.Builder action, PathEdit edit, PathMatch match) {
    if (edit instanceof PathEdit.Full(var value)) {
      action.setPathRedirect(PathRewrite.rooted(value));
      return;
    }
    switch (PathRewrite.of(edit, match)) {
      case PathRewrite.Keep _ -> {}
      case PathRewrite.Prefix(var replacement) -> action.setPrefixRewrite(replacement);
      case PathRewrite.Substitution(var value) -> action.setRegexRewrite(value);
    }
  }

  private static RedirectResponseCode code(int status) {
    return switch (status) {
      case 301 -> RedirectResponseCode.MOVED_PERMANENTLY;
      case 302 -> RedirectResponseCode.FOUND;
      case 303 -> RedirectResponseCode.SEE_OTHER;
      case 307 -> RedirectResponseCode.TEMPORARY_REDIRECT;
      case 308 -> RedirectResponseCode.PERMANENT_REDIRECT;
      default -> throw new IllegalArgumentException("not a redirect: " + status);
    };
  }
}
