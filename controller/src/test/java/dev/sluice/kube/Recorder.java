package dev.sluice.kube;

import dev.sluice.object.ApiObject;
import dev.sluice.object.Change;
import dev.sluice.object.ConfigMap;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Problem;
import java.util.ArrayList;
import java.util.List;

/// Hears changes of ConfigMaps and keeps what follows from them.
final class Recorder implements WatchListener {

  private final List<String> heard = new ArrayList<>();

  @Override
  public synchronized void changed(Kind kind, List<Change> changes) {
    for (var change : changes) {
      switch (change) {
        case Change.Put(var object) -> heard.add("+" + object.key().path() + "=" + text(object));
        case Change.Delete(var key) -> heard.add("-" + key.path());
      }
    }
  }

  @Override
  public synchronized void misunderstood(ObjectKey key, List<Problem> problems) {
    heard.add("?" + key.path());
  }

  @Override
  public synchronized void listed(Kind kind) {
    heard.add("listed");
  }

  /// Everything that was said, in order.
  synchronized List<String> heard() {
    return List.copyOf(heard);
  }

  private static String text(ApiObject object) {
    return object instanceof ConfigMap map ? map.data().getOrDefault("text", "") : "";
  }
}
