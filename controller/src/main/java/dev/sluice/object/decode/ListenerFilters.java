package dev.sluice.object.decode;

import java.util.List;

/// Checks filters of listeners, which are not acted upon.
final class ListenerFilters {

  private static final int MOST = 16;
  private static final List<String> PROTOCOLS = List.of("HTTP", "HTTPS");
  private static final List<String> TYPES = List.of("ExternalAuth", "ExtensionRef");

  private ListenerFilters() {}

  static void check(Fields listener) {
    listener.object("filters", filters -> filters.objects("requests", MOST, ListenerFilters::type));
    listener.unsupported("filters");
  }

  /// Checks that only listeners of HTTP have filters, which the API does for Gateways alone.
  static void checkProtocol(Fields listener, String protocol) {
    if (listener.has("filters") && !PROTOCOLS.contains(protocol)) {
      listener.error("filters", "goes with protocol HTTP or HTTPS only; remove it");
    }
  }

  private static String type(Fields filter) {
    var type = filter.text("type", Choice.of(TYPES));
    filter.object("externalAuth", ExternalAuths::read);
    filter.object("extensionRef", References::local);
    OneOf.check(filter, type, "ExternalAuth", "externalAuth");
    OneOf.check(filter, type, "ExtensionRef", "extensionRef");
    return type;
  }
}
