package dev.sluice.object.decode;

import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Node.Mapping;
import dev.sluice.object.decode.Node.Text;
import java.util.Optional;

/// A first look at a manifest: what it is, before anything is checked.
final class Headers {

  private Headers() {}

  /// The identity, if the manifest has a name.
  static Optional<ObjectKey> key(Kind kind, Mapping root) {
    return value(root, "metadata")
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .flatMap(metadata -> key(kind, text(metadata, "namespace"), text(metadata, "name")));
  }

  private static Optional<ObjectKey> key(
      Kind kind, Optional<String> namespace, Optional<String> name) {
    var in = kind.namespaced() ? namespace.orElse("default") : "";
    return name.map(known -> new ObjectKey(kind, in, known));
  }

  /// Text in a field, if there is any.
  static Optional<String> text(Mapping mapping, String name) {
    return value(mapping, name)
        .filter(Text.class::isInstance)
        .map(text -> ((Text) text).value())
        .filter(text -> !text.isEmpty());
  }

  /// The value of a field, if it is set.
  static Optional<Node> value(Mapping mapping, String name) {
    for (var entry : mapping.entries()) {
      if (entry.name().equals(name)) {
        return Optional.of(entry.value());
      }
    }
    return Optional.empty();
  }
}
