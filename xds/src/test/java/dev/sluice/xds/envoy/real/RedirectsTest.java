package dev.sluice.xds.envoy.real;

import static dev.sluice.xds.ir.Rules.prefix;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.ir.Action.Redirect;
import dev.sluice.xds.ir.Rule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Where redirects lead, as far as scheme, host and port are concerned.
class RedirectsTest {

  @Test
  void locationNamesWhatTheRedirectChangesAndNoWellKnownPort() {
    var fleet =
        new Fleet()
            .site("secure.com", redirect("https", null, null, 301))
            .site("moved.com", redirect(null, "new.com", null, 302))
            .site("port.com", redirect(null, null, 8443, 303))
            .site("all.com", redirect("https", "new.com", 8443, 307))
            .site("plain.com", redirect(null, null, null, 308))
            .site("*.wild.com", redirect("https", null, null, 302));
    try (var _ = RealEnvoy.running(fleet.proxy())) {
      assertThat(location(fleet, "secure.com")).isEqualTo("301 https://secure.com/p?q");
      assertThat(location(fleet, "secure.com:8080")).isEqualTo("301 https://secure.com/p?q");
      assertThat(location(fleet, "moved.com:8080")).isEqualTo("302 http://new.com/p?q");
      assertThat(location(fleet, "port.com")).isEqualTo("303 http://port.com:8443/p?q");
      assertThat(location(fleet, "port.com:80")).isEqualTo("303 http://port.com:8443/p?q");
      assertThat(location(fleet, "all.com")).isEqualTo("307 https://new.com:8443/p?q");
      assertThat(location(fleet, "plain.com:80")).isEqualTo("308 http://plain.com/p?q");
      assertThat(location(fleet, "a.wild.com:80")).isEqualTo("302 https://a.wild.com/p?q");
    }
  }

  private static String location(Fleet fleet, String host) {
    var answer = fleet.http().get(host, "/p?q");
    return answer.status() + " " + answer.header("location").getFirst();
  }

  private static Rule redirect(
      @Nullable String scheme, @Nullable String host, @Nullable Integer port, int status) {
    return prefix(
        "/",
        new Redirect(
            Optional.ofNullable(scheme),
            Optional.ofNullable(host),
            Optional.ofNullable(port),
            Optional.empty(),
            status));
  }
}
