package dev.sluice.object.decode;

import dev.sluice.object.decode.Node.Entry;
import dev.sluice.object.decode.Node.Mapping;
import java.util.SortedMap;
import java.util.TreeMap;

/// Maps whose names are free, as labels.
final class TextMaps {

  private TextMaps() {}

  static SortedMap<String, String> read(
      Node node, Place place, Report report, TextRule nameRule, TextRule valueRule) {
    var values = new TreeMap<String, String>();
    if (!(node instanceof Mapping(_, var entries))) {
      report.error(node.line(), place, "must consist of `name: value` lines; write them so");
      return values;
    }
    for (var entry : entries) {
      var at = place.field(entry.name());
      if (!report.stored()) {
        nameRule
            .objection(entry.name())
            .ifPresent(objection -> report.error(entry.line(), at, "the name " + objection));
      }
      if (values.put(entry.name(), value(entry, at, report, valueRule)) != null) {
        report.error(entry.line(), at, "is written twice; remove one");
      }
    }
    return values;
  }

  /// No value means empty text. The value may be confidential, so no message shows it.
  private static String value(Entry entry, Place at, Report report, TextRule rule) {
    return switch (entry.value()) {
      case Node.Nothing _ -> "";
      case Node.Text text -> Scalars.text(text, at, report, rule);
      case Node.Numeral _, Node.Truth _ -> reject(entry, at, report, "put the value in quotes");
      case Mapping _, Node.Sequence _ -> reject(entry, at, report, "write a single value");
    };
  }

  private static String reject(Entry entry, Place at, Report report, String advice) {
    report.error(entry.value().line(), at, "must be text; " + advice);
    return "";
  }
}
