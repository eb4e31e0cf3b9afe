package dev.sluice.xds.envoy.real;

import static dev.sluice.xds.ir.Rules.crossOrigin;
import static dev.sluice.xds.ir.Rules.rule;
import static dev.sluice.xds.ir.Rules.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.envoy.real.Http.Answer;
import dev.sluice.xds.ir.Action.Respond;
import dev.sluice.xds.ir.Cors;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Rules;
import dev.sluice.xds.ir.ValueMatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cross-origin requests and their preflights.
@TestInstance(Lifecycle.PER_CLASS)
class CorsTest {
  private static final Cors LISTED =
      new Cors(
          List.of("https://www.foo.com", "https://*.bar.com", "http://port.com:8080"),
          List.of("GET", "PUT"),
          List.of("x-one", "x-two"),
          List.of("x-three"),
          Duration.ofHours(1),
          false);
  private static final Cors ANYTHING =
      new Cors(List.of("*"), List.of("*"), List.of("*"), List.of("*"), Duration.ofSeconds(5), true);

  @AutoClose private final EchoBackend backend = EchoBackend.start("backend");

  @AutoClose
  private final Fleet fleet =
      new Fleet()
          .upstream("a", backend.port())
          .site("listed", rule(Match.of(PathMatch.Prefix.ROOT), crossOrigin(LISTED), to("a")))
          .site("any", rule(Match.of(PathMatch.Prefix.ROOT), crossOrigin(ANYTHING), to("a")))
          .site("narrow", narrow(), Rules.prefix("/", new Respond(404)));

  @BeforeAll
  void start() {
    fleet.start();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.foo.com",
        "https://a.bar.com",
        "https://a.b.bar.com",
        "http://port.com:8080"
      })
  void preflightOfAnAllowedOriginIsAnsweredByTheProxy(String origin) {
    var answer = preflight("listed", "/", origin, "PUT");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.header("access-control-allow-origin")).containsExactly(origin);
    assertThat(answer.header("access-control-allow-methods")).containsExactly("GET, PUT");
    assertThat(answer.header("access-control-allow-headers")).containsExactly("x-one, x-two");
    assertThat(answer.header("access-control-max-age")).containsExactly("3600");
    assertThat(answer.header("access-control-allow-credentials")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://foo.com",
        "http://www.foo.com",
        "https://bar.com",
        "https://a.bar.com:8443",
        "https://a.bar.com.evil.com",
        "https://evil.com/x.bar.com",
        "http://port.com"
      })
  void otherOriginsGetNoHeaders(String origin) {
    var preflight = preflight("listed", "/", origin, "PUT");
    var plain = plain("listed", origin);
    assertThat(preflight.status()).isEqualTo(403);
    assertThat(plain.status()).isEqualTo(200);
    for (var answer : List.of(preflight, plain)) {
      assertThat(answer.headers()).noneMatch(line -> line.startsWith("access-control-"));
    }
  }

  @Test
  void answersAreMarked() {
    var answer = plain("listed", "https://a.bar.com");
    assertThat(answer.body()).startsWith("backend\n");
    assertThat(answer.header("access-control-allow-origin")).containsExactly("https://a.bar.com");
    assertThat(answer.header("access-control-expose-headers")).containsExactly("x-three");
  }

  @Test
  void concreteValuesAreEchoedInsteadOfWildcards() {
    var answer =
        preflight("any", "/", "https://who.com", "PATCH", "access-control-request-headers: x-h");
    assertThat(answer.header("access-control-allow-origin")).containsExactly("https://who.com");
    assertThat(answer.header("access-control-allow-methods")).containsExactly("PATCH");
    assertThat(answer.header("access-control-allow-headers")).containsExactly("x-h");
    assertThat(answer.header("access-control-allow-credentials")).containsExactly("true");
    assertThat(plain("any", "https://who.com").header("access-control-expose-headers")).isEmpty();
  }

  @Test
  void optionsWithoutAnnouncedMethodIsNoPreflight() {
    var answer = fleet.http().send("OPTIONS", "listed", "/", "origin: https://www.foo.com");
    assertThat(answer.body()).startsWith("backend\nOPTIONS /\n");
    assertThat(answer.header("access-control-allow-methods")).isEmpty();
  }

  @Test
  void rulesThatAskForMethodAndHeadersStillAnswerTheirPreflights() {
    var allowed = "https://www.foo.com";
    assertThat(preflight("narrow", "/p", allowed, "PUT").header("access-control-allow-origin"))
        .containsExactly(allowed);
    assertThat(preflight("narrow", "/p", allowed, "DELETE").status()).isEqualTo(404);
    assertThat(preflight("narrow", "/p", "https://other.com", "PUT").status()).isEqualTo(404);
    assertThat(fleet.http().send("OPTIONS", "narrow", "/p").status()).isEqualTo(404);
  }

  private static Rule narrow() {
    var match =
        new Match(
            new PathMatch.Exact("/p"),
            Optional.of("PUT"),
            List.of(new ValueMatch.Exact("x-one", "1")),
            List.of());
    return rule(match, crossOrigin(LISTED), to("a"));
  }

  private Answer plain(String host, String origin) {
    return fleet.http().get(host, "/", "origin: " + origin);
  }

  private Answer preflight(
      String host, String path, String origin, String method, String... headers) {
    var lines = new ArrayList<>(List.of(headers));
    lines.add("origin: " + origin);
    lines.add("access-control-request-method: " + method);
    return fleet.http().send("OPTIONS", host, path, lines.toArray(String[]::new));
  }
}
