package dev.sluice.bootstrap;

import dev.sluice.json.Json;

/// Envoy's extensions with their configuration.
final class Extensions {

  private static final String PACKAGE = "type.googleapis.com/envoy.extensions.";

  private Extensions() {}

  /// A configuration without fields.
  ///
  /// @param type below `envoy.extensions`
  static Json.Obj config(String type) {
    return Json.Obj.EMPTY.with("@type", PACKAGE + type);
  }

  /// An extension under a name.
  static Json.Obj named(String name, Json.Obj config) {
    return Json.Obj.EMPTY.with("name", name).with("typed_config", config);
  }
}
