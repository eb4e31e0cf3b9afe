package dev.sluice.kube;

import dev.sluice.json.Json.Obj;
import dev.sluice.object.ApiObject;
import dev.sluice.object.Change;
import dev.sluice.object.ConfigMap;
import dev.sluice.object.Kind;
import dev.sluice.object.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Hears changes of ConfigMaps and keeps what follows from them.
final class Recorder implements WatchListener {

  private final List<String> heard = new ArrayList<>();

  static Optional<ApiObject> decode(Kind kind, Obj object) {
    var metadata = object.object("metadata");
    var text = object.object("data").text("text");
    if (text.equals("unreadable")) {
      return Optional.empty();
    }
    return Optional.of(
        new ConfigMap(
            Metadata.of(metadata.text("namespace"), metadata.text("name")),
            new TreeMap<>(Map.of("text", text))));
  }

  @Override
  public synchronized void changed(Kind kind, List<Change> changes) {
    for (var change : changes) {
      switch (change) {
        case Change.Put(var object) -> put((ConfigMap) object);
        case Change.Delete(var key) -> heard.add("-" + key.path());
      }
    }
  }

  @Override
  public synchronized void listed(Kind kind) {
    heard.add("listed");
  }

  /// Everything that was said, in order.
  synchronized List<String> heard() {
    return List.copyOf(heard);
  }

  private void put(ConfigMap object) {
    var text = object.data().getOrDefault("text", "");
    heard.add("+" + object.key().path() + "=" + text);
  }
}
