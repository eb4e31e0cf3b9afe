package dev.sluice.xds.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.ir.Upstream;
import dev.sluice.xds.ir.Upstream.Discovery.Delivered;
import dev.sluice.xds.ir.Upstream.Discovery.Dns;
import dev.sluice.xds.ir.Upstream.Protocol;
import org.junit.jupiter.api.Test;

class ClustersTest {

  @Test
  void deliveredMembersAreFetchedUnderTheNameOfTheCluster() {
    var cluster = Clusters.cluster(new Upstream("backend", Protocol.HTTP1, new Delivered()));
    assertThat(cluster.getName()).isEqualTo("backend");
    assertThat(Printed.text(cluster.getEdsClusterConfig()))
        .isEqualTo("eds_config { ads { } resource_api_version: V3 }");
  }

  @Test
  void everyAddressOfANameIsAMember() {
    var cluster =
        Clusters.cluster(new Upstream("name", Protocol.HTTP1, new Dns("example.com", 80)));
    assertThat(Printed.text(cluster.getClusterType()))
        .startsWith("name: \"envoy.cluster.dns\"")
        .contains("respect_dns_ttl: true")
        .doesNotContain("all_addresses_in_single_endpoint");
    assertThat(Printed.text(cluster.getLoadAssignment()))
        .contains("address: \"example.com\" port_value: 80");
  }

  @Test
  void protocolIsPinned() {
    assertThat(options(Protocol.HTTP1))
        .contains("explicit_http_config { http_protocol_options { }");
    assertThat(options(Protocol.HTTP2))
        .contains("http2_protocol_options")
        .contains("connection_keepalive { interval { seconds: 30 } timeout { seconds: 5 } }");
  }

  @Test
  void nothingLimitsConnectionsRequestsOrRetries() {
    var cluster = Clusters.cluster(new Upstream("backend", Protocol.HTTP1, new Delivered()));
    assertThat(Printed.text(cluster.getCircuitBreakers()))
        .isEqualTo(
            "thresholds { max_connections { value: 4294967295 } max_pending_requests { value:"
                + " 4294967295 } max_requests { value: 4294967295 } max_retries { value: 4294967295"
                + " } }");
  }

  private static String options(Protocol protocol) {
    var cluster = Clusters.cluster(new Upstream("backend", protocol, new Delivered()));
    return Printed.text(
        cluster.getTypedExtensionProtocolOptionsOrThrow(
            "envoy.extensions.upstreams.http.v3.HttpProtocolOptions"));
  }
}
