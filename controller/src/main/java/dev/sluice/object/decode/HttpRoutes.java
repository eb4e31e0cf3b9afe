package dev.sluice.object.decode;

import dev.sluice.object.HttpRoute;
import dev.sluice.object.HttpRouteMatch;
import dev.sluice.object.HttpRouteRule;
import dev.sluice.object.HttpTimeouts;
import dev.sluice.object.Metadata;
import java.util.List;
import java.util.Optional;

/// Reads HTTPRoutes.
final class HttpRoutes {

  private static final HttpRouteRule ANY_REQUEST =
      new HttpRouteRule(
          Optional.empty(),
          List.of(HttpRouteMatch.ANY),
          List.of(),
          List.of(),
          HttpTimeouts.NONE,
          Optional.empty());

  private HttpRoutes() {}

  static Optional<HttpRoute> read(Metadata metadata, Fields object) {
    return object.requiredObject("spec", spec -> read(spec, metadata));
  }

  private static HttpRoute read(Fields spec, Metadata metadata) {
    var parentRefs = ParentRefs.read(spec);
    var hostnames = spec.texts("hostnames", Hostnames.MOST, Hostnames.HOST_OR_WILDCARD);
    var rules = rules(spec);
    DefaultGateways.check(spec);
    return new HttpRoute(metadata, parentRefs, hostnames, rules, spec.unsupported());
  }

  private static List<HttpRouteRule> rules(Fields spec) {
    if (!spec.has("rules")) {
      spec.ignore("rules");
      return List.of(ANY_REQUEST);
    }
    spec.requireItems("rules");
    var rules = spec.objects("rules", RuleLimits.MOST_RULES, HttpRules::read);
    RuleLimits.check(spec, rules, HttpRouteRule::name, rule -> rule.matches().size());
    return rules;
  }
}
