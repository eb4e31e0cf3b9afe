package dev.sluice.knative.companion;

import dev.sluice.knative.HttpOption;
import dev.sluice.knative.IngressIdentity;
import dev.sluice.knative.IngressRule;
import dev.sluice.knative.IngressSpec;
import dev.sluice.knative.IngressTls;
import dev.sluice.knative.Ingresses;
import dev.sluice.knative.ServicePortRef;
import dev.sluice.knative.companion.CompanionRoute.Parent;
import dev.sluice.knative.companion.GatewayChoice.Listener;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Gateways and KIngresses for examples: Gateways `edge/public` and `edge/inside`, KIngress
/// `shop/hello`.
final class Companions {

  static final GatewayChoice PUBLIC =
      gateway("public", new Listener("http", false, Optional.empty()));
  static final GatewayChoice INSIDE =
      gateway("inside", new Listener("http", false, Optional.empty()));
  static final Gateways GATEWAYS = new Gateways(List.of(PUBLIC), List.of(INSIDE));

  /// All Services have their ports; a name means 8080, unless it is `none`.
  static final PortNumbers PORTS =
      split ->
          switch (split.port()) {
            case ServicePortRef.Numbered(var number) -> Optional.of(number);
            case ServicePortRef.Named(var name) when name.equals("none") -> Optional.empty();
            case ServicePortRef.Named _ -> Optional.of(8080);
          };

  private Companions() {}

  static GatewayChoice gateway(String name, Listener... listeners) {
    return new GatewayChoice("edge", name, new TreeMap<>(), new TreeSet<>(), List.of(listeners));
  }

  static Origin origin(IngressRule... rules) {
    return origin(HttpOption.UNSET, List.of(), rules);
  }

  static Origin origin(HttpOption option, List<IngressTls> tls, IngressRule... rules) {
    return new Origin(
        new IngressIdentity(Ingresses.NAMESPACE, "hello"),
        "0815",
        new TreeMap<>(),
        new TreeMap<>(),
        new IngressSpec(tls, List.of(rules), option));
  }

  static List<CompanionRoute> routes(Origin origin) {
    return routes(origin, List.of());
  }

  static List<CompanionRoute> routes(Origin origin, List<CompanionRoute> stored) {
    return CompanionRoutes.of(origin, GATEWAYS, PORTS, stored);
  }

  static Parent whole(GatewayChoice gateway) {
    return section(gateway, "");
  }

  static Parent section(GatewayChoice gateway, String section) {
    return new Parent(gateway.namespace(), gateway.name(), section);
  }
}
