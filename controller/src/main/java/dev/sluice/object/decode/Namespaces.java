package dev.sluice.object.decode;

import dev.sluice.object.Metadata;
import dev.sluice.object.Namespace;
import java.util.TreeMap;

/// Reads Namespaces.
final class Namespaces {

  private static final String NAME = "kubernetes.io/metadata.name";

  private Namespaces() {}

  /// Every namespace has a label with its name, as an API server sees to.
  static Namespace read(Metadata metadata, Fields namespace) {
    namespace.ignore("spec");
    var labels = new TreeMap<>(metadata.labels());
    labels.put(NAME, metadata.name());
    return new Namespace(metadata.withLabels(labels));
  }
}
