package dev.sluice.xds.envoy;

import static dev.sluice.xds.ir.Rules.crossOrigin;
import static dev.sluice.xds.ir.Rules.rule;
import static dev.sluice.xds.ir.Rules.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.ir.Cors;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Site;
import dev.sluice.xds.ir.Table;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RouteConfigurationsTest {
  private static final Cors CORS =
      new Cors(List.of("*"), List.of("GET"), List.of(), List.of(), Duration.ofSeconds(5), false);

  @Test
  void splicedBytesEqualEncodedOnes() {
    for (var hosts : List.of(0, 1, 100)) {
      var table = table(hosts);
      var encoded =
          table.sites().stream().map(VirtualHosts::virtualHost).map(Encoding::bytes).toList();
      assertThat(RouteConfigurations.splice(table.name(), encoded))
          .isEqualTo(Encoding.bytes(RouteConfigurations.routeConfiguration(table)));
    }
  }

  @Test
  void equalTablesGiveEqualBytes() {
    assertThat(Encoding.bytes(RouteConfigurations.routeConfiguration(table(10))))
        .isEqualTo(Encoding.bytes(RouteConfigurations.routeConfiguration(table(10))));
  }

  private static Table table(int hosts) {
    var sites = IntStream.range(0, hosts).mapToObj(RouteConfigurationsTest::site).toList();
    return new Table("table", 80, sites);
  }

  private static Site site(int number) {
    var rules = IntStream.range(0, number % 50).mapToObj(RouteConfigurationsTest::path).toList();
    return new Site("host-" + number, rules);
  }

  private static Rule path(int number) {
    return rule(
        Match.of(new PathMatch.Prefix("/path-" + number)), crossOrigin(CORS), to("backend"));
  }
}
