package dev.sluice.xds.envoy;

import static dev.sluice.xds.ir.Rules.prefix;
import static dev.sluice.xds.ir.Rules.rule;
import static dev.sluice.xds.ir.Rules.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.ir.Action.Forward;
import dev.sluice.xds.ir.Action.Respond;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.Retry;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Site;
import dev.sluice.xds.ir.Split;
import dev.sluice.xds.ir.Split.Target.Refuse;
import dev.sluice.xds.ir.Split.Target.To;
import dev.sluice.xds.ir.Timeouts;
import dev.sluice.xds.ir.Treatment;
import dev.sluice.xds.ir.ValueMatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoutesTest {
  private static final String NO_LIMIT = " timeout { } idle_timeout { seconds: 3600 }";

  @Test
  void everyPartOfAMatch() {
    var match =
        new Match(
            new PathMatch.Prefix("/a/"),
            Optional.of("GET"),
            List.of(new ValueMatch.Exact("x", "1")),
            List.of(new ValueMatch.Regex("q", "[0-9]")));
    assertThat(Printed.text(RouteMatches.match(match)))
        .isEqualTo(
            "headers { name: \":method\" string_match { exact: \"GET\" } } headers { name: \"x\""
                + " string_match { exact: \"1\" } } query_parameters { name: \"q\" string_match {"
                + " safe_regex { regex: \"[0-9]\" } } } path_separated_prefix: \"/a\"");
  }

  @Test
  void aSingleUpstreamIsACluster() {
    assertThat(texts(prefix("/", to("a"))))
        .containsExactly(
            "match { prefix: \"/\" } route { cluster: \"a\"" + NO_LIMIT + " } name: \"/\"");
  }

  @Test
  void severalUpstreamsAreWeighted() {
    assertThat(texts(prefix("/", to(split("a", 1), split("b", 3)))))
        .singleElement()
        .asString()
        .contains(
            "weighted_clusters { clusters { name: \"a\" weight { value: 1 } } clusters { name:"
                + " \"b\" weight { value: 3 } } }");
  }

  @Test
  void aRefusedShareGetsARouteOfItsOwn() {
    var refused = new Split(new Refuse(500), 1, Treatment.NONE);
    assertThat(texts(prefix("/", to(split("a", 1), refused, split("b", 2)))))
        .containsExactly(
            "match { prefix: \"/\" runtime_fraction { default_value { numerator: 250000"
                + " denominator: MILLION } } } route { cluster: \"a\""
                + NO_LIMIT
                + " } name: \"/\"",
            "match { prefix: \"/\" runtime_fraction { default_value { numerator: 500000"
                + " denominator: MILLION } } } direct_response { status: 500 } name: \"/\"",
            "match { prefix: \"/\" } route { cluster: \"b\"" + NO_LIMIT + " } name: \"/\"");
  }

  @Test
  void retriesWithLimits() {
    var retry = new Retry(2, List.of(503, 500), Optional.of(Duration.ofMillis(100)));
    var timeouts =
        new Timeouts(Optional.of(Duration.ofMinutes(10)), Optional.of(Duration.ofSeconds(2)));
    assertThat(
            texts(prefix("/", new Forward(List.of(split("a", 1)), timeouts, Optional.of(retry)))))
        .singleElement()
        .asString()
        .contains(
            "timeout { seconds: 600 }",
            "retry_on: \"connect-failure,refused-stream,unavailable,retriable-status-codes\"",
            "num_retries { value: 2 } per_try_timeout { seconds: 2 }",
            "host_selection_retry_max_attempts: 5",
            "retriable_status_codes: 500 retriable_status_codes: 503",
            "retry_back_off { base_interval { nanos: 100000000 } }",
            "idle_timeout { seconds: 600 }");
  }

  @Test
  void unmatchedRequestsOfASiteGetItsStatus() {
    var rules = List.of(rule(Match.of(new PathMatch.Exact("/a")), new Respond(204)));
    assertThat(VirtualHosts.rules(new Site("a.com", rules)).getRoutesCount()).isEqualTo(1);
    assertThat(Printed.text(VirtualHosts.rules(new Site("a.com", rules, 421)).getRoutes(1)))
        .isEqualTo("match { prefix: \"/\" } direct_response { status: 421 } name: \"otherwise\"");
  }

  private static Split split(String upstream, int weight) {
    return new Split(new To(upstream), weight, Treatment.NONE);
  }

  private static List<String> texts(Rule rule) {
    return Routes.routes(rule, Optional.empty()).stream().map(Printed::text).toList();
  }
}
