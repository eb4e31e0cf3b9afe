package dev.sluice.object.decode;

import java.util.List;

/// Checks filters of listeners, which are not acted upon.
final class ListenerFilters {

  private static final int MOST = 16;
  private static final List<String> TYPES = List.of("ExternalAuth", "ExtensionRef");

  private ListenerFilters() {}

  static void check(Fields listener) {
    listener.object("filters", filters -> filters.objects("requests", MOST, ListenerFilters::type));
    listener.unsupported("filters");
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
