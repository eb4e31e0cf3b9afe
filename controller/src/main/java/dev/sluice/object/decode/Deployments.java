package dev.sluice.object.decode;

import dev.sluice.object.Deployment;
import dev.sluice.object.Metadata;

/// Reads how far Deployments have come.
final class Deployments {

  private Deployments() {}

  static Deployment read(Metadata metadata, Fields object) {
    var wanted = object.object("spec", spec -> count(spec, "replicas", 1)).orElse(1);
    return object
        .object("status", status -> read(metadata, wanted, status))
        .orElseGet(() -> new Deployment(metadata, wanted, 0, 0, 0, 0));
  }

  private static Deployment read(Metadata metadata, int wanted, Fields status) {
    return new Deployment(
        metadata,
        wanted,
        count(status, "readyReplicas", 0),
        count(status, "availableReplicas", 0),
        count(status, "updatedReplicas", 0),
        count(status, "observedGeneration", 0));
  }

  private static int count(Fields fields, String name, int otherwise) {
    return fields.integer(name, 0, Integer.MAX_VALUE).orElse(otherwise);
  }
}
