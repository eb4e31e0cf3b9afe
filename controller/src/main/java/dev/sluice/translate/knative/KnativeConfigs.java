package dev.sluice.translate.knative;

import dev.sluice.facts.Facts;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.ConfigMap;
import dev.sluice.object.GatewayChoice;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.GatewayChoices;
import dev.sluice.object.decode.Problem;
import dev.sluice.object.decode.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Settings from ConfigMaps: our own `config-sluice`, and what of `config-network` concerns a
/// networking layer.
public final class KnativeConfigs {

  /// The ConfigMap of Sluice.
  public static final String OWN = "config-sluice";

  /// The ConfigMap that all networking layers share.
  public static final String NETWORK = "config-network";

  /// The ConfigMap that names Gateways of other controllers, for KIngresses written as HTTPRoutes.
  public static final String GATEWAY = "config-gateway";

  /// All of them.
  public static final Set<String> NAMES = Set.of(OWN, NETWORK, GATEWAY);

  private static final String EXTERNAL = "external-gateways";
  private static final String LOCAL = "local-gateways";
  private static final List<String> ENCRYPTED =
      List.of("system-internal-tls", "internal-encryption");
  private static final Set<String> ON = Set.of("enabled", "true");
  private static final Set<String> OFF = Set.of("disabled", "false", "");

  private final Facts facts;
  private final Derived<String, KnativeSettings> byNamespace;

  /// Settings from the ConfigMaps among the facts.
  public KnativeConfigs(Incremental engine, Facts facts) {
    this.facts = facts;
    this.byNamespace = engine.derive("knative settings", this::read);
  }

  /// What holds now.
  public KnativeSettings settings() {
    return byNamespace.get(facts.surroundings().knative().systemNamespace());
  }

  /// What ConfigMaps say, each of which may be missing.
  public static KnativeSettings settings(Optional<ConfigMap> own, Optional<ConfigMap> network) {
    var problems = new ArrayList<Problem>();
    var data = data(own);
    var defaults = KnativeSettings.DEFAULT;
    return new KnativeSettings(
        choices(data, EXTERNAL, defaults.external(), problems),
        choices(data, LOCAL, defaults.local(), problems),
        encrypted(data(network), problems),
        problems);
  }

  private KnativeSettings read(String namespace) {
    return settings(configMap(namespace, OWN), configMap(namespace, NETWORK));
  }

  private Optional<ConfigMap> configMap(String namespace, String name) {
    return facts.configMap(new ObjectKey(Kind.CONFIG_MAP, namespace, name));
  }

  private static Map<String, String> data(Optional<ConfigMap> map) {
    return map.<Map<String, String>>map(ConfigMap::data).orElse(Map.of());
  }

  private static List<GatewayChoice> choices(
      Map<String, String> data, String key, List<GatewayChoice> otherwise, List<Problem> problems) {
    var list = data.get(key);
    if (list == null) {
      return otherwise;
    }
    var read = GatewayChoices.read(key, list);
    problems.addAll(read.problems());
    return read.problems().isEmpty() ? read.choices() : otherwise;
  }

  /// The newer spelling wins.
  private static boolean encrypted(Map<String, String> data, List<Problem> problems) {
    var key = ENCRYPTED.stream().filter(data::containsKey).findFirst();
    var value = key.map(data::get).map(text -> text.toLowerCase(Locale.ROOT)).orElse("");
    if (!ON.contains(value) && !OFF.contains(value)) {
      problems.add(unknown(key.orElse(""), value));
    }
    return ON.contains(value);
  }

  private static Problem unknown(String key, String value) {
    var message = "`%s` has no meaning; write Enabled or Disabled".formatted(value);
    return new Problem(Severity.ERROR, "", 0, "", key, message);
  }
}
