package dev.sluice.status.merge;

import dev.sluice.json.Json.Obj;

/// What an entry is about, with the API's defaults, so that two ways to write the same reference
/// are equal. The namespace has no default here: we always write it the same way.
record Reference(
    String group, String kind, String namespace, String name, String section, long port) {

  private static final String GATEWAY_API = "gateway.networking.k8s.io";

  static Reference of(Obj reference) {
    return new Reference(
        reference.get("group").isPresent() ? reference.text("group") : GATEWAY_API,
        reference.get("kind").isPresent() ? reference.text("kind") : "Gateway",
        reference.text("namespace"),
        reference.text("name"),
        reference.text("sectionName"),
        reference.number("port").orElse(0L));
  }
}
