package dev.sluice.kube;

import dev.sluice.json.Json;
import dev.sluice.json.Json.Obj;
import dev.sluice.object.ObjectKey;
import java.io.IOException;
import java.util.ArrayList;

/// A word on objects that keeps them from going away while it is there; words of others stay. Calls
/// block the thread that makes them; any number of threads may call.
///
/// @param objects where the objects are
/// @param word the finalizer
public record Finalizer(ObjectWriter objects, String word) {

  private static final int ATTEMPTS = 5;

  /// Puts the word on an object or takes it off; nothing is written if it is so already, or if
  /// there is no such object. One that is going away takes no new words, and is left alone.
  ///
  /// @throws IOException if the server cannot be reached, refuses, or has another version each time
  public void set(ObjectKey key, boolean held) throws IOException {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (done(key, held)) {
        return;
      }
    }
    throw new IOException("others keep changing %s".formatted(key));
  }

  private boolean done(ObjectKey key, boolean held) throws IOException {
    var version = version(key);
    var found = objects.read(version, key.kind().label(), key.namespace(), key.name());
    if (found.isEmpty()) {
      return true;
    }
    var metadata = found.get().object("metadata");
    var words = new ArrayList<>(metadata.items("finalizers"));
    var going = held && !metadata.text("deletionTimestamp").isEmpty();
    if (going || words.contains(Json.of(word)) == held) {
      return true;
    }
    if (held) {
      words.add(Json.of(word));
    } else {
      words.remove(Json.of(word));
    }
    return objects.merge(
        Obj.EMPTY
            .with("apiVersion", version)
            .with("kind", key.kind().label())
            .with(
                "metadata",
                Obj.EMPTY
                    .with("namespace", key.namespace())
                    .with("name", key.name())
                    .with("resourceVersion", metadata.text("resourceVersion"))
                    .with("finalizers", words)));
  }

  private static String version(ObjectKey key) {
    var version = key.kind().versions().getFirst();
    return key.kind().group().isEmpty() ? version : key.kind().group() + "/" + version;
  }
}
