package dev.sluice.xds.envoy;

import static dev.sluice.xds.ir.Rules.crossOrigin;
import static dev.sluice.xds.ir.Rules.rule;
import static dev.sluice.xds.ir.Rules.to;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.sluice.xds.ir.Cors;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Site;
import dev.sluice.xds.ir.Table;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
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
      var encoded = table.sites().stream().map(site -> encoded(site).field()).toList();
      assertThat(RouteConfigurations.splice(table.name(), encoded))
          .isEqualTo(Encoding.bytes(RouteConfigurations.routeConfiguration(table)));
    }
  }

  @Test
  void hostsWithTheSameRulesShareAVirtualHost() {
    var sites = List.of(site("a", 2), site("b", 1), site("c", 2), site("d", 2));
    var virtualHosts =
        RouteConfigurations.routeConfiguration(new Table("table", 80, sites)).getVirtualHostsList();
    assertThat(virtualHosts).extracting(VirtualHost::getName).containsExactly("a", "b");
    assertThat(virtualHosts.getFirst().getDomainsList()).containsExactly("a", "c", "d");
    assertThat(virtualHosts.getFirst().getRoutesList())
        .isEqualTo(VirtualHosts.rules(sites.getFirst()).getRoutesList());
  }

  @Test
  void splicedBytesOfASharedVirtualHostEqualEncodedOnes() {
    var sites = List.of(site("a", 60), site("b.example.com", 60));
    var rules = encoded(sites.getFirst()).rules();
    var hosts = sites.stream().map(Site::host).map(ByteString::copyFromUtf8).toList();
    var shared = new EncodedVirtualHost(hosts, rules);
    assertThat(RouteConfigurations.splice("table", List.of(shared.field())))
        .isEqualTo(
            Encoding.bytes(RouteConfigurations.routeConfiguration(new Table("table", 80, sites))));
  }

  @Test
  void equalTablesGiveEqualBytes() {
    assertThat(Encoding.bytes(RouteConfigurations.routeConfiguration(table(10))))
        .isEqualTo(Encoding.bytes(RouteConfigurations.routeConfiguration(table(10))));
  }

  private static Table table(int hosts) {
    var sites =
        IntStream.range(0, hosts).mapToObj(number -> site("host-" + number, number)).toList();
    return new Table("table", 80, sites);
  }

  private static Site site(String host, int paths) {
    return new Site(
        host, IntStream.range(0, paths).mapToObj(RouteConfigurationsTest::path).toList());
  }

  private static EncodedVirtualHost encoded(Site site) {
    return new EncodedVirtualHost(
        List.of(ByteString.copyFromUtf8(site.host())), Encoding.bytes(VirtualHosts.rules(site)));
  }

  private static Rule path(int number) {
    return rule(
        Match.of(new PathMatch.Prefix("/path-" + number)), crossOrigin(CORS), to("backend"));
  }
}
