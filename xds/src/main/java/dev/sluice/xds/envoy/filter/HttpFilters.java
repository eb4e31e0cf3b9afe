package dev.sluice.xds.envoy.filter;

import com.google.protobuf.Message;
import dev.sluice.xds.ir.Treatment;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// All HTTP filters that a listener carries.
///
/// Every filter is on every listener from the start, switched off, and routes switch it on: so a
/// change of policy is a change of routes, and drains no connection.
public final class HttpFilters {
  /// The filters, in the order of their stages.
  public static final List<HttpFilterSource> INSTALLED =
      List.<HttpFilterSource>of(new CorsFilter(), new RouterFilter()).stream()
          .sorted(Comparator.comparing(HttpFilterSource::stage))
          .toList();

  private HttpFilters() {}

  /// The configurations that switch filters on for a route with this treatment, by filter name.
  public static SortedMap<String, Message> perRoute(Treatment treatment) {
    var configs = new TreeMap<String, Message>();
    for (var filter : INSTALLED) {
      filter.perRoute(treatment).ifPresent(config -> configs.put(filter.name(), config));
    }
    return configs;
  }
}
