package dev.sluice.bootstrap;

import dev.sluice.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What Envoy is told at its start: who it is, and that everything else comes from Sluice as xDS.
///
/// @param node who it is; empty if its flags `--service-node` and `--service-cluster` say it
/// @param discovery how it reaches Sluice
/// @param admin where the admin interface listens
/// @param vitals the port for probes and metrics, if any
/// @param limits what it does before it runs out of something
public record EnvoyBootstrap(
    Optional<Node> node,
    Discovery discovery,
    AdminAddress admin,
    Optional<Vitals> vitals,
    Limits limits) {

  /// The file that Envoy's flag `--config-path` names; Envoy knows the format by its ending.
  public static final String FILE = "bootstrap.json";

  /// The flag every proxy is started with. Envoy else looks for unknown and deprecated fields in
  /// all it is given, a third of what an update of a big table costs it. We know what we send.
  public static final String IGNORE_UNKNOWN_FIELDS = "--ignore-unknown-dynamic-fields";

  private static final String XDS = "sluice_xds";

  /// RE2 matches in linear time whatever the size; Envoy's own limit of 100 refuses common
  /// patterns.
  private static final int MAX_REGEX_PROGRAM = 32_768;

  /// An Envoy beside its control plane.
  public EnvoyBootstrap(Node node, Discovery discovery, AdminAddress admin) {
    this(Optional.of(node), discovery, admin, Optional.empty(), Limits.DEFAULT);
  }

  /// How an Envoy introduces itself.
  ///
  /// @param id names this Envoy to Sluice
  /// @param cluster names the fleet it belongs to, and so what it serves
  public record Node(String id, String cluster) {}

  /// Every file that this Envoy needs, by name, [#FILE] among them.
  public SortedMap<String, String> files() {
    var files = new TreeMap<String, String>();
    files.put(FILE, json().toString());
    if (discovery instanceof Discovery.MutualTls remote) {
      files.putAll(new SecretFiles(remote).content());
    }
    return Collections.unmodifiableSortedMap(files);
  }

  /// The bootstrap, with secrets in it.
  public Json.Obj json() {
    var named =
        node.map(
                who ->
                    Json.Obj.EMPTY.with(
                        "node", Json.Obj.EMPTY.with("id", who.id()).with("cluster", who.cluster())))
            .orElse(Json.Obj.EMPTY);
    return named
        .with("admin", Json.Obj.EMPTY.with("address", admin.listening()))
        .with("dynamic_resources", dynamicResources())
        .with("static_resources", staticResources())
        .with("layered_runtime", Json.Obj.EMPTY.with("layers", Json.list(runtimeLayer())))
        .with("overload_manager", limits.overloadManager())
        // without sinks, counters need no flushing while nobody looks: an idle Envoy sleeps
        .with("stats_flush_on_admin", true)
        // half of what a cluster costs Envoy are counters, which most clusters never need
        .with("deferred_stat_options", Json.Obj.EMPTY.with("enable_deferred_creation_stats", true));
  }

  private Json.Obj staticResources() {
    var clusters = new ArrayList<Json.Obj>();
    clusters.add(xdsCluster());
    vitals.ifPresent(port -> clusters.add(port.adminCluster(admin)));
    var resources = Json.Obj.EMPTY.with("clusters", clusters);
    return vitals
        .map(port -> resources.with("listeners", Json.list(port.listener())))
        .orElse(resources);
  }

  /// Without a limit of time for the first configuration: a proxy that has none must not answer.
  private Json.Obj dynamicResources() {
    var fromAds =
        Json.Obj.EMPTY
            .with("ads", Json.Obj.EMPTY)
            .with("resource_api_version", "V3")
            .with("initial_fetch_timeout", "0s");
    return Json.Obj.EMPTY
        .with("ads_config", adsConfig())
        .with("cds_config", fromAds)
        .with("lds_config", fromAds);
  }

  private Json.Obj adsConfig() {
    var service =
        Json.Obj.EMPTY.with(
            "envoy_grpc",
            Json.Obj.EMPTY.with("cluster_name", XDS).with("retry_policy", retryPolicy()));
    return Json.Obj.EMPTY
        .with("api_type", "DELTA_GRPC")
        .with("transport_api_version", "V3")
        .with("set_node_on_first_message_only", true)
        .with("grpc_services", Json.list(service.with("initial_metadata", discovery.metadata())));
  }

  private Json.Obj retryPolicy() {
    var backOff =
        Json.Obj.EMPTY
            .with("base_interval", "0.05s")
            .with("max_interval", discovery.patience().longestBackOff());
    return Json.Obj.EMPTY.with("retry_back_off", backOff);
  }

  private Json.Obj xdsCluster() {
    return discovery
        .cluster(XDS)
        .with(
            "typed_extension_protocol_options",
            Json.Obj.EMPTY.with("envoy.extensions.upstreams.http.v3.HttpProtocolOptions", http2()));
  }

  private Json.Obj http2() {
    var keepalive =
        Json.Obj.EMPTY.with("interval", discovery.patience().keepalive()).with("timeout", "5s");
    return Extensions.config("upstreams.http.v3.HttpProtocolOptions")
        .with(
            "explicit_http_config",
            Json.Obj.EMPTY.with(
                "http2_protocol_options", Json.Obj.EMPTY.with("connection_keepalive", keepalive)));
  }

  private static Json.Obj runtimeLayer() {
    return Json.Obj.EMPTY
        .with("name", "sluice")
        .with(
            "static_layer",
            Json.Obj.EMPTY.with("re2.max_program_size.error_level", MAX_REGEX_PROGRAM));
  }
}
