package dev.sluice.translate.knative;

import dev.sluice.knative.Visibility;
import dev.sluice.object.GatewayChoice;
import dev.sluice.object.Kind;
import dev.sluice.object.LabelSelector;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How KIngresses are served: what `config-sluice` and `config-network` say.
///
/// @param external Gateways for rules that everybody may reach, in order of preference
/// @param local Gateways for rules that only the cluster may reach, in order of preference
/// @param encrypted whether backends are reached over TLS (`system-internal-tls`)
/// @param problems what is wrong in the ConfigMaps; what they say wrongly is as if unsaid
public record KnativeSettings(
    List<GatewayChoice> external,
    List<GatewayChoice> local,
    boolean encrypted,
    List<Problem> problems) {

  private static final String NAMESPACE = "knative-gateways";

  /// What holds where the ConfigMaps say nothing.
  public static final KnativeSettings DEFAULT =
      new KnativeSettings(
          List.of(gateway("external")), List.of(gateway("local")), false, List.of());

  public KnativeSettings {
    external = List.copyOf(external);
    local = List.copyOf(local);
    problems = List.copyOf(problems);
  }

  /// The Gateway for rules of a KIngress with these labels: the first that asks for it, else the
  /// first that asks for nothing.
  public Optional<GatewayChoice> gateway(Visibility visibility, Map<String, String> labels) {
    var choices = visibility == Visibility.EXTERNAL_IP ? external : local;
    return choices.stream()
        .filter(choice -> !everything(choice) && choice.selector().matches(labels))
        .findFirst()
        .or(() -> choices.stream().filter(KnativeSettings::everything).findFirst());
  }

  private static boolean everything(GatewayChoice choice) {
    return choice.selector().matchLabels().isEmpty()
        && choice.selector().matchExpressions().isEmpty();
  }

  private static GatewayChoice gateway(String name) {
    return new GatewayChoice(
        new ObjectKey(Kind.GATEWAY, NAMESPACE, name),
        Optional.empty(),
        Optional.empty(),
        new LabelSelector(Collections.emptySortedMap(), List.of()),
        Collections.emptySortedSet());
  }
}
