package dev.sluice.object.decode;

import dev.sluice.object.decode.Node.Entry;
import dev.sluice.object.decode.Node.Mapping;
import java.util.HashSet;
import java.util.List;

/// Fields that nobody asked for, and fields written twice.
final class UnknownFields {

  private UnknownFields() {}

  static void report(Mapping mapping, List<String> asked, int found, Place place, Report report) {
    if (found == mapping.entries().size()) {
      return;
    }
    var names = new HashSet<String>();
    for (var entry : mapping.entries()) {
      var at = place.field(entry.name());
      if (!names.add(entry.name())) {
        report.error(entry.line(), at, "is written twice; remove one");
      } else if (!asked.contains(entry.name())) {
        report.error(entry.line(), at, unknown(entry, asked));
      }
    }
  }

  private static String unknown(Entry entry, List<String> asked) {
    return "unknown field `%s`; %s"
        .formatted(
            entry.name(),
            NearestName.of(entry.name(), asked)
                .map("did you mean `%s`?"::formatted)
                .orElseGet(() -> "write one of " + String.join(", ", asked)));
  }
}
