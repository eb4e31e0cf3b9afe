package dev.sluice.object.decode;

import dev.sluice.object.EndpointSlice;
import dev.sluice.object.EndpointSlice.Endpoint;
import dev.sluice.object.EndpointSlice.Port;
import dev.sluice.object.Metadata;
import java.util.List;

/// Reads EndpointSlices.
final class EndpointSlices {

  static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");

  private static final List<String> ADDRESS_TYPES = List.of("IPv4", "IPv6", "FQDN");
  private static final int MOST_ENDPOINTS = 1000;
  private static final int MOST_ADDRESSES = 100;
  private static final int MOST_PORTS = 20_000;

  private EndpointSlices() {}

  static EndpointSlice read(Metadata metadata, Fields slice) {
    return new EndpointSlice(
        metadata,
        slice.text("addressType", Choice.of(ADDRESS_TYPES)),
        slice.objects("endpoints", MOST_ENDPOINTS, EndpointSlices::endpoint),
        slice.objects("ports", MOST_PORTS, EndpointSlices::port));
  }

  private static Endpoint endpoint(Fields endpoint) {
    endpoint.ignore("hostname", "targetRef", "deprecatedTopology", "nodeName", "zone", "hints");
    endpoint.requireItems("addresses");
    var addresses = endpoint.texts("addresses", MOST_ADDRESSES, TextRule.length(1, 253));
    return endpoint
        .object("conditions", conditions -> endpoint(addresses, conditions))
        .orElseGet(() -> new Endpoint(addresses, true, true, false));
  }

  /// An endpoint that does not say is ready; one that is ready is serving.
  private static Endpoint endpoint(List<String> addresses, Fields conditions) {
    var ready = conditions.truth("ready", true);
    return new Endpoint(
        addresses,
        ready,
        conditions.truth("serving", ready),
        conditions.truth("terminating", false));
  }

  private static Port port(Fields port) {
    var protocol = port.choice("protocol", PROTOCOLS).orElse("TCP");
    return new Port(
        port.optionalText("name", TextRule.ANY).orElse(""),
        port.integer("port", 1, References.LAST_PORT),
        protocol,
        port.optionalText("appProtocol", Names.QUALIFIED));
  }
}
