package dev.sluice.xds.envoy;

import com.google.protobuf.UInt32Value;
import dev.sluice.xds.ir.Upstream;
import dev.sluice.xds.ir.Upstream.Discovery.Delivered;
import dev.sluice.xds.ir.Upstream.Discovery.Dns;
import dev.sluice.xds.ir.Upstream.Protocol;
import io.envoyproxy.envoy.config.cluster.v3.CircuitBreakers;
import io.envoyproxy.envoy.config.cluster.v3.CircuitBreakers.Thresholds;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.CustomClusterType;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.DiscoveryType;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.EdsClusterConfig;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.LbPolicy;
import io.envoyproxy.envoy.config.cluster.v3.UpstreamConnectionOptions;
import io.envoyproxy.envoy.config.core.v3.TcpKeepalive;
import io.envoyproxy.envoy.extensions.clusters.common.dns.v3.DnsLookupFamily;
import io.envoyproxy.envoy.extensions.clusters.dns.v3.DnsCluster;
import io.envoyproxy.envoy.extensions.clusters.dns.v3.DnsCluster.RefreshRate;

/// Turns upstreams into clusters.
///
/// A cluster says nothing about its endpoints, so it never changes while they come and go: each
/// change of a cluster makes Envoy warm it again.
public final class Clusters {
  private static final String HTTP_OPTIONS =
      "envoy.extensions.upstreams.http.v3.HttpProtocolOptions";
  private static final String DNS = "envoy.cluster.dns";
  private static final int CONNECT_TIMEOUT_SECONDS = 5;
  private static final int DNS_REFRESH_SECONDS = 30;
  private static final int DNS_RETRY_SECONDS = 1;
  private static final int DNS_RETRY_MAX_SECONDS = 10;

  private static final DnsCluster RESOLUTION = resolution();

  /// Envoy's limits of 1024 connections and requests and of 3 retries at a time protect a sidecar's
  /// single application; at a gateway they would refuse healthy traffic and starve retries.
  private static final CircuitBreakers NO_LIMIT = noLimit();

  /// Notices within 90 seconds that the peer of an idle connection has vanished.
  private static final UpstreamConnectionOptions KEEPALIVE =
      UpstreamConnectionOptions.newBuilder()
          .setTcpKeepalive(
              TcpKeepalive.newBuilder()
                  .setKeepaliveTime(UInt32Value.of(60))
                  .setKeepaliveInterval(UInt32Value.of(10))
                  .setKeepaliveProbes(UInt32Value.of(3)))
          .build();

  private Clusters() {}

  /// The cluster of an upstream, under the same name; delivered members are fetched as the load
  /// assignment of that name.
  public static Cluster cluster(Upstream upstream) {
    var cluster =
        Cluster.newBuilder()
            .setName(upstream.name())
            .setConnectTimeout(Durations.seconds(CONNECT_TIMEOUT_SECONDS))
            .setPerConnectionBufferLimitBytes(UInt32Value.of(ConnectionLimits.BUFFER_BYTES))
            .setLbPolicy(balancing(upstream.protocol()))
            .setCircuitBreakers(NO_LIMIT);
    if (upstream.protocol() != Protocol.UDP) {
      cluster.setUpstreamConnectionOptions(KEEPALIVE);
    }
    UpstreamProtocols.options(upstream.protocol())
        .map(Encoding::any)
        .ifPresent(options -> cluster.putTypedExtensionProtocolOptions(HTTP_OPTIONS, options));
    upstream
        .tls()
        .map(tls -> UpstreamTls.transportSocket(tls, upstream.protocol()))
        .ifPresent(cluster::setTransportSocket);
    return switch (upstream.discovery()) {
      case Delivered _ -> delivered(cluster);
      case Dns dns -> resolved(cluster, dns);
    };
  }

  /// Sessions of datagrams last and say nothing about load, so weights alone decide.
  private static LbPolicy balancing(Protocol protocol) {
    return switch (protocol) {
      case HTTP1, HTTP2, TCP -> LbPolicy.LEAST_REQUEST;
      case UDP -> LbPolicy.ROUND_ROBIN;
    };
  }

  private static Cluster delivered(Cluster.Builder cluster) {
    return cluster
        .setType(DiscoveryType.EDS)
        .setEdsClusterConfig(EdsClusterConfig.newBuilder().setEdsConfig(ConfigSources.ADS))
        .build();
  }

  private static Cluster resolved(Cluster.Builder cluster, Dns dns) {
    return cluster
        .setClusterType(
            CustomClusterType.newBuilder().setName(DNS).setTypedConfig(Encoding.any(RESOLUTION)))
        .setLoadAssignment(LoadAssignments.single(cluster.getName(), dns.host(), dns.port()))
        .build();
  }

  /// Every address of the answer is a member, as it is for a headless Service; IPv4 where there is
  /// any.
  private static DnsCluster resolution() {
    return DnsCluster.newBuilder()
        .setDnsLookupFamily(DnsLookupFamily.V4_PREFERRED)
        .setRespectDnsTtl(true)
        .setDnsRefreshRate(Durations.seconds(DNS_REFRESH_SECONDS))
        .setDnsFailureRefreshRate(
            RefreshRate.newBuilder()
                .setBaseInterval(Durations.seconds(DNS_RETRY_SECONDS))
                .setMaxInterval(Durations.seconds(DNS_RETRY_MAX_SECONDS)))
        .build();
  }

  private static CircuitBreakers noLimit() {
    var unlimited = UInt32Value.of(-1); // 2^32 - 1
    return CircuitBreakers.newBuilder()
        .addThresholds(
            Thresholds.newBuilder()
                .setMaxConnections(unlimited)
                .setMaxPendingRequests(unlimited)
                .setMaxRequests(unlimited)
                .setMaxRetries(unlimited))
        .build();
  }
}
