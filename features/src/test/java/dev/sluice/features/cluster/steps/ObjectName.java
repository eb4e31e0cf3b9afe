package dev.sluice.features.cluster.steps;

/// How sentences call an object: `NAME` in the scenario's own namespace, `NAMESPACE/NAME`
/// elsewhere.
record ObjectName(String namespace, String name) {

  static ObjectName of(String text, String ownNamespace) {
    var parts = text.split("/", 2);
    return parts.length == 1
        ? new ObjectName(ownNamespace, text)
        : new ObjectName(parts[0], parts[1]);
  }
}
