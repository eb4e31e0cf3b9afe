package dev.sluice.object.decode;

import dev.sluice.object.Metadata;
import dev.sluice.object.StreamRouteRule;
import dev.sluice.object.TcpRoute;
import dev.sluice.object.TlsRoute;
import dev.sluice.object.UdpRoute;
import dev.sluice.object.WeightedBackendRef;
import java.util.List;
import java.util.Optional;

/// Reads TLSRoutes, TCPRoutes and UDPRoutes, in every version as version `v1` has them.
final class StreamRoutes {

  private static final int MOST_RULES = 1;
  private static final int MOST_HOSTNAMES = 1024;

  private StreamRoutes() {}

  static Optional<TlsRoute> tls(Metadata metadata, Fields object) {
    return object.requiredObject("spec", spec -> tls(spec, metadata));
  }

  static Optional<TcpRoute> tcp(Metadata metadata, Fields object) {
    return object.requiredObject(
        "spec",
        spec -> new TcpRoute(metadata, ParentRefs.read(spec), rules(spec), spec.unsupported()));
  }

  static Optional<UdpRoute> udp(Metadata metadata, Fields object) {
    return object.requiredObject(
        "spec",
        spec -> new UdpRoute(metadata, ParentRefs.read(spec), rules(spec), spec.unsupported()));
  }

  private static TlsRoute tls(Fields spec, Metadata metadata) {
    spec.requireItems("hostnames");
    return new TlsRoute(
        metadata,
        ParentRefs.read(spec),
        spec.texts("hostnames", MOST_HOSTNAMES, Hostnames.SERVER_NAME),
        rules(spec),
        spec.unsupported());
  }

  private static List<StreamRouteRule> rules(Fields spec) {
    DefaultGateways.check(spec);
    spec.requireItems("rules");
    return spec.objects("rules", MOST_RULES, StreamRoutes::rule);
  }

  private static StreamRouteRule rule(Fields rule) {
    rule.requireItems("backendRefs");
    return new StreamRouteRule(
        rule.optionalText("name", Names.DNS_SUBDOMAIN),
        rule.objects("backendRefs", References.MOST_BACKENDS, StreamRoutes::backend));
  }

  private static WeightedBackendRef backend(Fields backend) {
    return new WeightedBackendRef(References.backend(backend), References.weight(backend));
  }
}
