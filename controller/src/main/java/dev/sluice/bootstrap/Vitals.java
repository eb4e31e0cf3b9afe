package dev.sluice.bootstrap;

import dev.sluice.json.Json;
import java.time.Duration;

/// A port on which an Envoy tells how it is, and is told to end.
///
/// - `/ready` answers 200 from the first complete configuration on: before, Envoy does not listen.
/// - `/stats/prometheus` gives counters, and nothing else of the admin interface.
/// - `/drain` with the token makes Envoy close each connection behind its next response, and
///   answers when the time to drain is over: the hook that Kubernetes calls before it ends a
///   container.
///
/// @param families of the addresses on which they are asked
/// @param port on each of these addresses
/// @param drainToken what the caller of `/drain` must know
/// @param drainTime how long `/drain` takes
public record Vitals(IpFamilies families, int port, String drainToken, Duration drainTime) {

  /// The path that says whether requests are answered.
  public static final String READY = "/ready";

  /// The path of counters in the form of Prometheus.
  public static final String METRICS = "/stats/prometheus";

  /// The path that ends the proxy gently.
  public static final String DRAIN = "/drain";

  /// The header that carries the token.
  public static final String TOKEN_HEADER = "x-sluice-drain";

  private static final String ADMIN = "admin";
  private static final String DRAIN_FILTER = "drain";
  private static final String HOLD_FILTER = "hold";

  /// Kubernetes can only GET, while the admin interface changes something for a POST only.
  private static final String FAIL_HEALTH_CHECKS =
      """
      function envoy_on_request(request)
        request:httpCall("admin", {[":method"] = "POST", [":path"] = "/healthcheck/fail",
          [":authority"] = "admin"}, "", 1000)
      end
      """;

  /// The cluster of the admin interface, to which the listener forwards.
  Json.Obj adminCluster(AdminAddress admin) {
    return Addresses.cluster(ADMIN, admin.reaching());
  }

  Json.Obj listener() {
    var chain = Json.Obj.EMPTY.with("filters", Json.list(connectionManager()));
    return Json.Obj.EMPTY
        .with("name", "vitals")
        .with("address", families.socket(port))
        // limits of the proxy as a whole must not make it look dead
        .with("ignore_global_conn_limit", true)
        .with("bypass_overload_manager", true)
        .with("filter_chains", Json.list(chain));
  }

  private Json.Obj connectionManager() {
    var host =
        Json.Obj.EMPTY
            .with("name", "vitals")
            .with("domains", Json.list(Json.of("*")))
            .with("routes", Json.list(metrics(), drain()));
    var config =
        Extensions.config("filters.network.http_connection_manager.v3.HttpConnectionManager")
            .with("stat_prefix", "vitals")
            .with("route_config", Json.Obj.EMPTY.with("virtual_hosts", Json.list(host)))
            .with("http_filters", Json.list(ready(), failing(), holding(), router()));
    return Extensions.named("envoy.filters.network.http_connection_manager", config);
  }

  /// An exact path, so that no other path of the admin interface can be reached through it.
  private static Json.Obj metrics() {
    return Json.Obj.EMPTY
        .with("match", match(METRICS, ":method", "GET"))
        .with("route", Json.Obj.EMPTY.with("cluster", ADMIN));
  }

  private Json.Obj drain() {
    var enabled =
        Json.Obj.EMPTY
            .with("@type", "type.googleapis.com/envoy.config.route.v3.FilterConfig")
            .with("config", Json.Obj.EMPTY);
    return Json.Obj.EMPTY
        .with("match", match(DRAIN, TOKEN_HEADER, drainToken))
        .with("direct_response", Json.Obj.EMPTY.with("status", 200))
        .with(
            "typed_per_filter_config",
            Json.Obj.EMPTY.with(DRAIN_FILTER, enabled).with(HOLD_FILTER, hold()));
  }

  private Json.Obj hold() {
    var always = Json.Obj.EMPTY.with("numerator", 100);
    var delay =
        Json.Obj.EMPTY.with("fixed_delay", drainTime.toSeconds() + "s").with("percentage", always);
    return Extensions.config("filters.http.fault.v3.HTTPFault").with("delay", delay);
  }

  private static Json.Obj ready() {
    var path = header(":path", READY);
    return Extensions.named(
        "ready",
        Extensions.config("filters.http.health_check.v3.HealthCheck")
            .with("pass_through_mode", false)
            .with("headers", Json.list(path)));
  }

  private static Json.Obj failing() {
    var script = Json.Obj.EMPTY.with("inline_string", FAIL_HEALTH_CHECKS);
    return Extensions.named(
            DRAIN_FILTER,
            Extensions.config("filters.http.lua.v3.Lua").with("default_source_code", script))
        .with("disabled", true);
  }

  private static Json.Obj holding() {
    return Extensions.named(HOLD_FILTER, Extensions.config("filters.http.fault.v3.HTTPFault"));
  }

  private static Json.Obj router() {
    return Extensions.named(
        "envoy.filters.http.router", Extensions.config("filters.http.router.v3.Router"));
  }

  private static Json.Obj match(String path, String header, String value) {
    return Json.Obj.EMPTY.with("path", path).with("headers", Json.list(header(header, value)));
  }

  private static Json.Obj header(String name, String value) {
    return Json.Obj.EMPTY
        .with("name", name)
        .with("string_match", Json.Obj.EMPTY.with("exact", value));
  }

  /// Leaves the token out.
  @Override
  public String toString() {
    return "Vitals[" + port + "]";
  }
}
