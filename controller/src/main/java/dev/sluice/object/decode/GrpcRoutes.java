package dev.sluice.object.decode;

import dev.sluice.object.GrpcRoute;
import dev.sluice.object.GrpcRouteRule;
import dev.sluice.object.HttpBackendRef;
import dev.sluice.object.Metadata;
import java.util.Optional;

/// Reads GRPCRoutes.
final class GrpcRoutes {

  private GrpcRoutes() {}

  static Optional<GrpcRoute> read(Metadata metadata, Fields object) {
    return object.requiredObject("spec", spec -> read(spec, metadata));
  }

  private static GrpcRoute read(Fields spec, Metadata metadata) {
    var parentRefs = ParentRefs.read(spec);
    var hostnames = spec.texts("hostnames", Hostnames.MOST, Hostnames.HOST_OR_WILDCARD);
    var rules = spec.objects("rules", RuleLimits.MOST_RULES, GrpcRoutes::rule);
    RuleLimits.check(spec, rules, GrpcRouteRule::name, rule -> rule.matches().size());
    DefaultGateways.check(spec);
    return new GrpcRoute(metadata, parentRefs, hostnames, rules, spec.unsupported());
  }

  private static GrpcRouteRule rule(Fields rule) {
    var read =
        new GrpcRouteRule(
            rule.optionalText("name", Names.DNS_SUBDOMAIN),
            GrpcMatches.read(rule),
            HttpFilters.read(rule, HttpFilterTypes.GRPC),
            rule.objects("backendRefs", References.MOST_BACKENDS, GrpcRoutes::backend));
    SessionPersistence.check(rule);
    return read;
  }

  private static HttpBackendRef backend(Fields backend) {
    return new HttpBackendRef(
        References.backend(backend),
        References.weight(backend),
        HttpFilters.read(backend, HttpFilterTypes.GRPC));
  }
}
