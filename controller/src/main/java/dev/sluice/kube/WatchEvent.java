package dev.sluice.kube;

import dev.sluice.json.Json;
import dev.sluice.json.Json.Obj;
import dev.sluice.json.MalformedJsonException;

/// One line of a watch.
sealed interface WatchEvent {

  /// An object was added or changed.
  record Present(Obj object) implements WatchEvent {}

  /// An object was deleted; as it was last.
  record Deleted(Obj object) implements WatchEvent {}

  /// Nothing happened until here.
  record Bookmark(String resourceVersion) implements WatchEvent {}

  /// The watch ends, and why.
  record Failed(RefusedException cause) implements WatchEvent {}

  /// Reads a line.
  static WatchEvent parse(byte[] line) throws MalformedJsonException {
    if (!(Json.parse(line) instanceof Obj event)) {
      throw new MalformedJsonException("not an event of a watch");
    }
    var object = event.object("object");
    return switch (event.text("type")) {
      case "ADDED", "MODIFIED" -> new Present(object);
      case "DELETED" -> new Deleted(object);
      case "BOOKMARK" -> new Bookmark(version(object));
      case "ERROR" -> new Failed(RefusedException.of(object));
      default -> throw new MalformedJsonException("not a known event of a watch");
    };
  }

  /// The position in the history of an object.
  static String version(Obj object) {
    return object.object("metadata").text("resourceVersion");
  }
}
