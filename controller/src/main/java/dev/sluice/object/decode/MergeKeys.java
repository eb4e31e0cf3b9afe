package dev.sluice.object.decode;

import dev.sluice.object.decode.Node.Entry;
import dev.sluice.object.decode.Node.Mapping;
import dev.sluice.object.decode.Node.Sequence;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// The merge key `<<`: entries of other mappings, where a mapping has none of the name itself.
final class MergeKeys {

  private MergeKeys() {}

  static void resolve(List<Entry> entries, List<Node> merged) throws UnreadableException {
    if (merged.isEmpty()) {
      return;
    }
    var names = entries.stream().map(Entry::name).collect(Collectors.toCollection(HashSet::new));
    for (var node : merged) {
      for (var mapping : mappings(node)) {
        mapping.entries().stream().filter(entry -> names.add(entry.name())).forEach(entries::add);
      }
    }
  }

  private static List<Mapping> mappings(Node node) throws UnreadableException {
    return switch (node) {
      case Mapping mapping -> List.of(mapping);
      case Sequence(_, var items) when items.stream().allMatch(Mapping.class::isInstance) ->
          items.stream().map(Mapping.class::cast).toList();
      default ->
          throw new UnreadableException(node.line(), "`<<` takes an object, such as *anchor");
    };
  }
}
