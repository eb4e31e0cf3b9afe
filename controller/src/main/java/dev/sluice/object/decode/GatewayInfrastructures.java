package dev.sluice.object.decode;

import dev.sluice.object.GatewayInfrastructure;
import java.util.SortedMap;

/// Reads what a Gateway asks of the objects that are made for it.
final class GatewayInfrastructures {

  private static final int MOST_LABELS = 8;
  private static final int MOST_ANNOTATIONS = 16;

  private GatewayInfrastructures() {}

  static GatewayInfrastructure read(Fields parts) {
    var labels = parts.textMap("labels", Names.QUALIFIED, Names.LABEL_VALUE);
    var annotations = parts.textMap("annotations", Names.QUALIFIED, TextRule.length(0, 4096));
    limit(parts, "labels", labels, MOST_LABELS);
    limit(parts, "annotations", annotations, MOST_ANNOTATIONS);
    return new GatewayInfrastructure(
        labels, annotations, parts.object("parametersRef", References::local));
  }

  private static void limit(Fields parts, String name, SortedMap<?, ?> entries, int most) {
    if (entries.size() > most) {
      parts.error(name, "has %d entries; write at most %d".formatted(entries.size(), most));
    }
  }
}
