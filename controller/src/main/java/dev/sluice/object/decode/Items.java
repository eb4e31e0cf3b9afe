package dev.sluice.object.decode;

import dev.sluice.object.decode.Node.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lists, item by item.
final class Items {

  private Items() {}

  /// Reads one item, if it is of the right form.
  interface Reader<T> {
    Optional<T> read(Node node, Place place);
  }

  static <T> List<T> read(Node node, Place place, Report report, int most, Reader<T> reader) {
    if (!(node instanceof Sequence(var line, var items))) {
      var message = "must be a list, each item starting with `- `, not ";
      report.error(node.line(), place, message + node.description());
      return List.of();
    }
    if (items.size() > most && !report.stored()) {
      report.error(line, place, "has %d items; write at most %d".formatted(items.size(), most));
    }
    var values = new ArrayList<T>(items.size());
    for (var index = 0; index < items.size(); index++) {
      reader.read(items.get(index), place.item(index)).ifPresent(values::add);
    }
    return values;
  }
}
