package dev.sluice.infra;

import dev.sluice.object.GatewayAddress;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The proxies that there should be for somebody.
///
/// @param tenant whom they serve
/// @param labels what `infrastructure.labels` of the Gateway says
/// @param annotations what `infrastructure.annotations` of the Gateway says
/// @param entrances where clients come in, of all listeners of all Gateways served; sorted, each
///   once
/// @param addresses what `spec.addresses` asks for
/// @param parameters how they run
public record DataPlane(
    Tenant tenant,
    SortedMap<String, String> labels,
    SortedMap<String, String> annotations,
    List<Entrance> entrances,
    List<GatewayAddress> addresses,
    ProxyParameters parameters) {

  public DataPlane {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    entrances = entrances.stream().distinct().sorted().toList();
    addresses = List.copyOf(addresses);
  }
}
