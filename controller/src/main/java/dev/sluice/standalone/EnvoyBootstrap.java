package dev.sluice.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What Envoy is told at its start: who it is, and that everything else comes from Sluice as xDS.
///
/// @param nodeId names this Envoy to Sluice
/// @param nodeCluster names the Gateways it serves
/// @param xdsPort the loopback port of Sluice's delta ADS server
/// @param token the bearer token that Envoy shows to that server; a secret
/// @param admin where the admin interface listens
public record EnvoyBootstrap(
    String nodeId, String nodeCluster, int xdsPort, String token, AdminAddress admin) {
  private static final String XDS = "sluice_xds";
  private static final String LOOPBACK = "127.0.0.1";
  private static final String TYPE = "type.googleapis.com/envoy.extensions.";

  /// Envoy warns at its start when there is no limit; this one is out of reach on one machine.
  private static final int MAX_CONNECTIONS = 50_000;

  /// RE2 matches in linear time whatever the size; Envoy's own limit of 100 refuses common
  /// patterns.
  private static final int MAX_REGEX_PROGRAM = 32_768;

  /// Writes the bootstrap for `envoy -c`, readable by the owner only.
  ///
  /// @param file ends in `.json`, by which Envoy knows the format; must not exist
  public void writeTo(Path file) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(file, ownerOnly);
    Files.write(file, json());
  }

  /// The bootstrap as JSON in UTF-8, with the token in it.
  byte[] json() {
    var bootstrap = new LinkedHashMap<String, Object>();
    bootstrap.put("node", Map.of("id", nodeId, "cluster", nodeCluster));
    bootstrap.put("admin", Map.of("address", adminAddress()));
    bootstrap.put("dynamic_resources", dynamicResources());
    bootstrap.put("static_resources", Map.of("clusters", List.of(xdsCluster())));
    bootstrap.put("layered_runtime", Map.of("layers", List.of(runtimeLayer())));
    bootstrap.put("overload_manager", Map.of("resource_monitors", List.of(connectionLimit())));
    // without sinks, counters need no flushing while nobody looks: an idle Envoy sleeps
    bootstrap.put("stats_flush_on_admin", true);
    // half of what a cluster costs Envoy are counters, which most clusters never need
    bootstrap.put("deferred_stat_options", Map.of("enable_deferred_creation_stats", true));
    return Json.bytes(bootstrap);
  }

  private Map<String, Object> adminAddress() {
    return switch (admin) {
      case AdminAddress.LoopbackPort(var port) -> socketAddress(port);
      case AdminAddress.UnixSocket(var path) ->
          Map.of("pipe", Map.of("path", path.toString(), "mode", 0600));
    };
  }

  private Map<String, Object> dynamicResources() {
    var fromAds =
        Map.of("ads", Map.of(), "resource_api_version", "V3", "initial_fetch_timeout", "0s");
    return Map.of("ads_config", adsConfig(), "cds_config", fromAds, "lds_config", fromAds);
  }

  private Map<String, Object> adsConfig() {
    return Map.of(
        "api_type",
        "DELTA_GRPC",
        "transport_api_version",
        "V3",
        "set_node_on_first_message_only",
        true,
        "grpc_services",
        List.of(
            Map.of(
                "envoy_grpc",
                Map.of("cluster_name", XDS, "retry_policy", retryPolicy()),
                "initial_metadata",
                List.of(Map.of("key", "authorization", "value", "Bearer " + token)))));
  }

  /// Sluice is on the same machine and starts in less than a second: try again quickly.
  private static Map<String, Object> retryPolicy() {
    return Map.of("retry_back_off", Map.of("base_interval", "0.05s", "max_interval", "1s"));
  }

  private Map<String, Object> xdsCluster() {
    return Map.of(
        "name",
        XDS,
        "type",
        "STATIC",
        "connect_timeout",
        "1s",
        "typed_extension_protocol_options",
        Map.of("envoy.extensions.upstreams.http.v3.HttpProtocolOptions", http2()),
        "load_assignment",
        Map.of("cluster_name", XDS, "endpoints", List.of(endpoint())));
  }

  private Map<String, Object> endpoint() {
    var endpoint = Map.of("endpoint", Map.of("address", socketAddress(xdsPort)));
    return Map.of("lb_endpoints", List.of(endpoint));
  }

  private static Map<String, Object> http2() {
    var keepalive = Map.of("interval", "30s", "timeout", "5s");
    return Map.of(
        "@type",
        TYPE + "upstreams.http.v3.HttpProtocolOptions",
        "explicit_http_config",
        Map.of("http2_protocol_options", Map.of("connection_keepalive", keepalive)));
  }

  private static Map<String, Object> runtimeLayer() {
    return Map.of(
        "name",
        "sluice",
        "static_layer",
        Map.of("re2.max_program_size.error_level", MAX_REGEX_PROGRAM));
  }

  private static Map<String, Object> connectionLimit() {
    return Map.of(
        "name",
        "envoy.resource_monitors.global_downstream_max_connections",
        "typed_config",
        Map.of(
            "@type",
            TYPE + "resource_monitors.downstream_connections.v3.DownstreamConnectionsConfig",
            "max_active_downstream_connections",
            MAX_CONNECTIONS));
  }

  private static Map<String, Object> socketAddress(int port) {
    return Map.of("socket_address", Map.of("address", LOOPBACK, "port_value", port));
  }

  /// Leaves the token out.
  @Override
  public String toString() {
    return "EnvoyBootstrap[%s/%s, xDS port %d, %s]".formatted(nodeCluster, nodeId, xdsPort, admin);
  }
}
