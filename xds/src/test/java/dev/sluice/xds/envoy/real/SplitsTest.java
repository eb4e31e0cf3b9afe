package dev.sluice.xds.envoy.real;

import static dev.sluice.xds.ir.Rules.editing;
import static dev.sluice.xds.ir.Rules.prefix;
import static dev.sluice.xds.ir.Rules.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.xds.ir.HeaderEdits;
import dev.sluice.xds.ir.HeaderEdits.Header;
import dev.sluice.xds.ir.Split;
import dev.sluice.xds.ir.Split.Target.Refuse;
import dev.sluice.xds.ir.Split.Target.To;
import dev.sluice.xds.ir.Treatment;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Which share of the requests goes where, and what a share has of its own.
@Tag("slow")
class SplitsTest {
  private static final int REQUESTS = 4000;

  @Test
  void sharesAreExactWithWeightedClustersAndWithFractions() {
    try (var backend = EchoBackend.start("backend")) {
      var plain =
          to(
              new Split(new To("a"), 1, marked("a")),
              new Split(new To("b"), 2, marked("b")),
              new Split(new To("c"), 1, marked("c")));
      var mixed =
          to(
              new Split(new To("a"), 1, marked("a")),
              new Split(new Refuse(500), 2, Treatment.NONE),
              new Split(new To("c"), 1, marked("c")));
      var fleet = new Fleet().site("plain", prefix("/", plain)).site("mixed", prefix("/", mixed));
      for (var name : List.of("a", "b", "c")) {
        fleet.upstream(name, backend.port());
      }
      try (var _ = RealEnvoy.running(fleet.proxy())) {
        assertShares(shares(fleet, "plain"), Map.of("a", 0.25, "b", 0.5, "c", 0.25));
        assertShares(shares(fleet, "mixed"), Map.of("a", 0.25, "500", 0.5, "c", 0.25));
      }
    }
  }

  private static Treatment marked(String name) {
    return editing(
        HeaderEdits.NONE,
        new HeaderEdits(List.of(new Header("x-share", name)), List.of(), List.of()));
  }

  private static Map<String, Long> shares(Fleet fleet, String host) {
    return IntStream.range(0, REQUESTS)
        .mapToObj(_ -> fleet.http().get(host, "/"))
        .map(
            answer ->
                answer.status() == 200 ? answer.header("x-share").getFirst() : "" + answer.status())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  /// Four standard deviations of a binomial share: fails by chance once in ten thousand runs.
  private static void assertShares(Map<String, Long> counts, Map<String, Double> shares) {
    assertThat(counts).containsOnlyKeys(shares.keySet());
    shares.forEach(
        (name, share) ->
            assertThat(counts.getOrDefault(name, 0L) / (double) REQUESTS)
                .isCloseTo(share, within(4 * Math.sqrt(share * (1 - share) / REQUESTS))));
  }
}
