package dev.sluice.translate.tls;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Reason;
import dev.sluice.finding.Translated;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.Gateway;
import dev.sluice.object.GatewayTls;
import dev.sluice.object.GatewayTls.ClientValidation;
import dev.sluice.object.ObjectKey;
import dev.sluice.xds.ir.ClientValidation.Demand;
import dev.sluice.xds.ir.TrustAnchors;
import java.util.Optional;
import java.util.stream.Stream;

/// How clients of listeners that end TLS prove who they are: Gateway API,
/// `GatewayTLSConfig.frontend`.
public final class Frontends {

  private final Facts facts;
  private final Authorities authorities;
  private final Derived<Frontend, Optional<Translated<TrustAnchors>>> anchors;

  /// What the Gateways among the facts say.
  public Frontends(Incremental engine, Facts facts, Authorities authorities) {
    this.facts = facts;
    this.authorities = authorities;
    this.anchors = engine.derive("trust anchors of frontend", this::read);
  }

  /// What a Gateway says about the clients of a listener port, if it says anything.
  public static Optional<Frontend> of(Gateway gateway, int port) {
    return gateway.tls().frontend().flatMap(frontend -> of(gateway.key(), frontend, port));
  }

  private static Optional<Frontend> of(ObjectKey gateway, GatewayTls.Frontend frontend, int port) {
    var own = Optional.of(port).filter(number -> frontend.perPort().containsKey(number));
    return frontend.on(port).map(validation -> new Frontend(gateway, own, demand(validation)));
  }

  private static Demand demand(ClientValidation validation) {
    return validation.insecureFallback() ? Demand.REQUESTED : Demand.REQUIRED;
  }

  /// Whether a Gateway lets in clients without a valid certificate although it asks for one.
  public static boolean insecure(Gateway gateway) {
    return gateway.tls().frontend().stream()
        .flatMap(
            frontend ->
                Stream.concat(
                    Stream.of(frontend.validation()), frontend.perPort().values().stream()))
        .flatMap(Optional::stream)
        .anyMatch(ClientValidation::insecureFallback);
  }

  /// Whose certificates are believed, and what is wrong with them; empty once the Gateway says
  /// something else.
  public Optional<Translated<TrustAnchors>> anchors(Frontend frontend) {
    return anchors.get(frontend);
  }

  private Optional<Translated<TrustAnchors>> read(Frontend frontend) {
    return facts
        .gateway(frontend.gateway())
        .flatMap(gateway -> gateway.tls().frontend())
        .flatMap(written -> validation(written, frontend))
        .map(
            validation ->
                authorities.anchors(
                    frontend.anchors(),
                    frontend.gateway(),
                    validation.caCertificateRefs(),
                    field(frontend),
                    Reason.INVALID_CA_CERTIFICATE_KIND));
  }

  private static Optional<ClientValidation> validation(
      GatewayTls.Frontend written, Frontend frontend) {
    return frontend.port().map(written::on).orElse(written.validation());
  }

  private static String field(Frontend frontend) {
    var place =
        frontend
            .port()
            .map("spec.tls.frontend.perPort[port=%d].tls"::formatted)
            .orElse("spec.tls.frontend.default");
    return place + ".validation.caCertificateRefs";
  }
}
