package dev.sluice.bootstrap;

import dev.sluice.json.Json;
import java.util.ArrayList;
import java.util.OptionalLong;

/// What an Envoy does before it runs out of something.
///
/// @param connections of clients at a time
/// @param heapBytes memory; empty if nobody counts it
public record Limits(int connections, OptionalLong heapBytes) {

  /// Envoy warns at its start when there is no limit; this one is out of reach on one machine.
  public static final Limits DEFAULT = new Limits(50_000, OptionalLong.empty());

  private static final String CONNECTIONS =
      "envoy.resource_monitors.global_downstream_max_connections";
  private static final String HEAP = "envoy.resource_monitors.fixed_heap";

  /// Envoy's overload manager.
  Json.Obj overloadManager() {
    var monitors = new ArrayList<Json.Obj>();
    monitors.add(
        Extensions.named(
            CONNECTIONS,
            Extensions.config(
                    "resource_monitors.downstream_connections.v3.DownstreamConnectionsConfig")
                .with("max_active_downstream_connections", connections)));
    var manager = Json.Obj.EMPTY;
    if (heapBytes.isPresent()) {
      monitors.add(heap(heapBytes.getAsLong()));
      // the system ends a proxy at its limit, and every connection with it: refuse some before
      manager =
          manager.with(
              "actions",
              Json.list(
                  action("envoy.overload_actions.shrink_heap", "0.9"),
                  action("envoy.overload_actions.disable_http_keepalive", "0.95"),
                  action("envoy.overload_actions.stop_accepting_requests", "0.98")));
    }
    return manager.with("resource_monitors", monitors);
  }

  private static Json.Obj heap(long bytes) {
    return Extensions.named(
        HEAP,
        Extensions.config("resource_monitors.fixed_heap.v3.FixedHeapConfig")
            .with("max_heap_size_bytes", bytes));
  }

  private static Json.Obj action(String name, String share) {
    var trigger =
        Json.Obj.EMPTY
            .with("name", HEAP)
            .with("threshold", Json.Obj.EMPTY.with("value", new Json.Num(share)));
    return Json.Obj.EMPTY.with("name", name).with("triggers", Json.list(trigger));
  }
}
