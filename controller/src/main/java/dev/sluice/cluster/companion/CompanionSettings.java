package dev.sluice.cluster.companion;

import dev.sluice.knative.Visibility;
import dev.sluice.object.ConfigMap;
import dev.sluice.object.GatewayChoice;
import dev.sluice.object.Kind;
import dev.sluice.object.LabelSelector;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.GatewayChoices;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The Gateways of other controllers that serve KIngresses: what `config-gateway` says.
///
/// @param external for rules that everybody may reach
/// @param local for rules that only the cluster may reach
record CompanionSettings(List<GatewayChoice> external, List<GatewayChoice> local) {

  private static final String ISTIO = "istio-system";

  /// What holds where the ConfigMap says nothing: the names that Knative's own layer has for Istio.
  static final CompanionSettings DEFAULT =
      new CompanionSettings(
          List.of(istio("knative-gateway", "istio-ingressgateway")),
          List.of(istio("knative-local-gateway", "knative-local-gateway")));

  CompanionSettings {
    external = List.copyOf(external);
    local = List.copyOf(local);
  }

  /// What a ConfigMap says; empty if something in it is wrong.
  static Optional<CompanionSettings> of(ConfigMap map) {
    var external = choices(map.data(), "external-gateways", DEFAULT.external());
    var local = choices(map.data(), "local-gateways", DEFAULT.local());
    return external.flatMap(some -> local.map(others -> new CompanionSettings(some, others)));
  }

  /// The Gateways for rules of KIngresses with these labels: those that ask for most of them.
  List<GatewayChoice> choices(Visibility visibility, Map<String, String> labels) {
    var offered = visibility == Visibility.EXTERNAL_IP ? external : local;
    var fitting = offered.stream().filter(one -> one.selector().matches(labels)).toList();
    var most = fitting.stream().mapToInt(CompanionSettings::conditions).max().orElse(0);
    return fitting.stream().filter(one -> conditions(one) == most).toList();
  }

  /// All Gateways.
  Stream<GatewayChoice> all() {
    return Stream.concat(external.stream(), local.stream());
  }

  private static int conditions(GatewayChoice choice) {
    return choice.selector().matchLabels().size() + choice.selector().matchExpressions().size();
  }

  private static Optional<List<GatewayChoice>> choices(
      Map<String, String> data, String key, List<GatewayChoice> otherwise) {
    var list = data.get(key);
    if (list == null) {
      return Optional.of(otherwise);
    }
    var read = GatewayChoices.read(key, list);
    return read.problems().isEmpty() ? Optional.of(read.choices()) : Optional.empty();
  }

  private static GatewayChoice istio(String gateway, String service) {
    return new GatewayChoice(
        new ObjectKey(Kind.GATEWAY, ISTIO, gateway),
        Optional.of(new ObjectKey(Kind.SERVICE, ISTIO, service)),
        Optional.of("istio"),
        new LabelSelector(Collections.emptySortedMap(), List.of()),
        new TreeSet<>(List.of("HTTPRouteRequestTimeout")));
  }
}
