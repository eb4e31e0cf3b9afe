package dev.sluice.cluster;

import dev.sluice.object.Change;
import dev.sluice.object.ConfigMap;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Problem;
import dev.sluice.translate.knative.KnativeConfigs;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Holds back ConfigMaps of Knative that do not fit, so that what they said before stays in force.
/// Called by the threads of watches; has no state.
public final class ConfigGuard {

  private final String namespace;
  private final BiConsumer<ObjectKey, List<Problem>> trouble;

  /// @param namespace where the ConfigMaps are
  /// @param trouble told of each that is held back
  public ConfigGuard(String namespace, BiConsumer<ObjectKey, List<Problem>> trouble) {
    this.namespace = namespace;
    this.trouble = trouble;
  }

  /// The changes without those that are held back.
  public List<Change> sound(List<Change> changes) {
    return changes.stream().filter(this::sound).toList();
  }

  private boolean sound(Change change) {
    if (!(change instanceof Change.Put(ConfigMap map)) || !concerns(map.key())) {
      return true;
    }
    var settings =
        map.key().name().equals(KnativeConfigs.NETWORK)
            ? KnativeConfigs.settings(Optional.empty(), Optional.of(map))
            : KnativeConfigs.settings(Optional.of(map), Optional.empty());
    if (!settings.problems().isEmpty()) {
      trouble.accept(map.key(), settings.problems());
    }
    return settings.problems().isEmpty();
  }

  private boolean concerns(ObjectKey key) {
    return key.namespace().equals(namespace) && KnativeConfigs.NAMES.contains(key.name());
  }
}
