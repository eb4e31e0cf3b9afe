package dev.sluice.knative.companion;

import dev.sluice.knative.IngressRule;
import dev.sluice.knative.companion.CompanionRoute.Parent;
import java.util.List;
import java.util.stream.Stream;

/// Finds what the routes of a KIngress attach to.
record Parents(Origin origin, Gateways gateways) {

  /// Whole Gateways.
  List<Parent> whole(IngressRule rule) {
    return choices(rule).stream().map(choice -> parent(choice, "")).toList();
  }

  /// Listeners in plain text.
  List<Parent> plain(IngressRule rule) {
    return choices(rule).stream().flatMap(choice -> sections(choice, rule, false)).toList();
  }

  /// Listeners for TLS, those of the KIngress among them.
  List<Parent> secure(IngressRule rule) {
    return choices(rule).stream()
        .flatMap(choice -> Stream.concat(own(choice, rule), sections(choice, rule, true)))
        .toList();
  }

  /// Whether time limits can be switched off everywhere.
  boolean timeless(IngressRule rule) {
    return choices(rule).stream().allMatch(GatewayChoice::limitsTime);
  }

  private List<GatewayChoice> choices(IngressRule rule) {
    return gateways.of(rule.visibility(), origin.labels());
  }

  private static Stream<Parent> sections(GatewayChoice choice, IngressRule rule, boolean secure) {
    return choice.listeners().stream()
        .filter(listener -> listener.secure() == secure)
        .filter(
            listener -> rule.hosts().isEmpty() || rule.hosts().stream().anyMatch(listener::covers))
        .map(listener -> parent(choice, listener.name()));
  }

  private Stream<Parent> own(GatewayChoice choice, IngressRule rule) {
    return TlsListeners.of(origin, gateways).stream()
        .filter(listener -> listener.isOn(choice) && rule.hosts().contains(listener.hostname()))
        .map(listener -> parent(choice, listener.name()));
  }

  private static Parent parent(GatewayChoice choice, String section) {
    return new Parent(choice.namespace(), choice.name(), section);
  }
}
