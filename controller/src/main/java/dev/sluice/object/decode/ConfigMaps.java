package dev.sluice.object.decode;

import dev.sluice.object.ConfigMap;
import dev.sluice.object.Metadata;
import java.util.TreeMap;

/// Reads ConfigMaps.
final class ConfigMaps {

  private ConfigMaps() {}

  static ConfigMap read(Metadata metadata, Fields map) {
    map.ignore("immutable");
    var data = new TreeMap<>(map.textMap("data", DataKeys.RULE, TextRule.ANY));
    var binary = map.textMap("binaryData", DataKeys.RULE, Base64Text.RULE);
    for (var entry : binary.entrySet()) {
      var text = Base64Text.decode(entry.getValue()).orElse("");
      if (data.put(entry.getKey(), text) != null) {
        map.error("binaryData", "has `%s`, as `data` has; remove one".formatted(entry.getKey()));
      }
    }
    return new ConfigMap(metadata, data);
  }
}
