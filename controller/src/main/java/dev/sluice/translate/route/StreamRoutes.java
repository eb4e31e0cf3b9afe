package dev.sluice.translate.route;

import dev.sluice.facts.Facts;
import dev.sluice.facts.ServicePort.Use;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Translated;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.GrpcRoute;
import dev.sluice.object.HttpRoute;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.Route;
import dev.sluice.object.StreamRouteRule;
import dev.sluice.object.TcpRoute;
import dev.sluice.object.TlsRoute;
import dev.sluice.object.UdpRoute;
import dev.sluice.translate.backend.Backends;
import dev.sluice.translate.backend.ServiceBackend;
import dev.sluice.translate.route.StreamPlan.Share;
import java.util.ArrayList;
import java.util.List;

/// TLSRoutes, TCPRoutes and UDPRoutes to shares.
///
/// A broken reference keeps its share, which is refused, so that no other backend gets more than it
/// was meant to (Gateway API, `TCPRouteRule.backendRefs`).
public final class StreamRoutes {

  private final Facts facts;
  private final Backends backends;
  private final Derived<Used, Translated<StreamPlan>> byUse;

  /// Routes among the facts.
  public StreamRoutes(Incremental engine, Facts facts, Backends backends) {
    this.facts = facts;
    this.backends = backends;
    this.byUse = engine.derive("stream route", this::read);
  }

  /// Where the route sends what arrives at listeners of one use; nowhere if it is not there or is a
  /// route of requests.
  public Translated<StreamPlan> get(ObjectKey route, Use use) {
    return byUse.get(new Used(route, use));
  }

  private record Used(ObjectKey route, Use use) {}

  private Translated<StreamPlan> read(Used key) {
    return facts
        .route(key.route())
        .map(route -> plan(key, rules(route)))
        .orElseGet(() -> Translated.of(StreamPlan.NOTHING));
  }

  private static List<StreamRouteRule> rules(Route route) {
    return switch (route) {
      case TlsRoute tls -> tls.rules();
      case TcpRoute tcp -> tcp.rules();
      case UdpRoute udp -> udp.rules();
      case HttpRoute _, GrpcRoute _ -> List.of();
    };
  }

  /// Where a version of the API before `v1` lets a route have several rules, nothing tells apart
  /// what they are for, so the first one counts.
  private Translated<StreamPlan> plan(Used key, List<StreamRouteRule> rules) {
    var findings = new ArrayList<Finding>();
    var shares = new ArrayList<Share>();
    var refs = rules.stream().findFirst().map(StreamRouteRule::backendRefs).orElse(List.of());
    for (var at = 0; at < refs.size(); at++) {
      var resolved = backends.resolve(key.route(), refs.get(at).backend(), key.use());
      resolved.finding("spec.rules[0].backendRefs[%d]".formatted(at)).ifPresent(findings::add);
      if (refs.get(at).weight() > 0) {
        shares.add(new Share(resolved.found().map(ServiceBackend::port), refs.get(at).weight()));
      }
    }
    return new Translated<>(new StreamPlan(shares), findings);
  }
}
