package dev.sluice.object.decode;

import dev.sluice.object.decode.Node.Entry;
import dev.sluice.object.decode.Node.Mapping;
import dev.sluice.object.decode.Node.Sequence;
import java.util.Optional;

/// The lines of fields that are told by their path.
final class Lines {

  private Lines() {}

  /// The line of a field, or of what comes nearest to it if there is no such field.
  ///
  /// @param path names and positions, such as `rules[0].hosts`
  static int line(Mapping mapping, String path) {
    var line = mapping.line();
    Node node = mapping;
    for (var step : path.replace("]", "").split("[.\\[]", -1)) {
      var entry = entry(node, step);
      if (entry.isEmpty()) {
        return line;
      }
      line = entry.get().line();
      node = entry.get().value();
    }
    return line;
  }

  private static Optional<Entry> entry(Node node, String step) {
    return switch (node) {
      case Mapping(_, var entries) ->
          entries.stream().filter(entry -> entry.name().equals(step)).findFirst();
      case Sequence(_, var items) ->
          items.stream()
              .skip(Integer.parseInt(step))
              .findFirst()
              .map(item -> new Entry(step, item.line(), item));
      case Node.Text _, Node.Numeral _, Node.Truth _, Node.Nothing _ -> Optional.empty();
    };
  }
}
