package dev.sluice.object.decode;

import java.util.List;

/// A value in a YAML or JSON document that knows its line.
sealed interface Node {

  /// Line on which the value starts, from 1.
  int line();

  /// A mapping, with its entries in the order written and duplicates kept.
  record Mapping(int line, List<Entry> entries) implements Node {}

  /// A sequence.
  record Sequence(int line, List<Node> items) implements Node {}

  /// Text, quoted or not.
  record Text(int line, String value) implements Node {}

  /// An unquoted number, as written.
  record Numeral(int line, String written) implements Node {}

  /// An unquoted truth value, as written.
  record Truth(int line, boolean value, String written) implements Node {}

  /// No value.
  record Nothing(int line) implements Node {}

  /// An entry of a mapping.
  record Entry(String name, int line, Node value) {}

  /// What the value is, in the words of the messages.
  default String description() {
    return switch (this) {
      case Mapping _ -> "an object";
      case Sequence _ -> "a list";
      case Text(_, var value) -> "the text " + Quoted.of(value);
      case Numeral(_, var written) -> "the number " + written;
      case Truth(_, _, var written) -> "the truth value " + written;
      case Nothing _ -> "empty";
    };
  }
}
