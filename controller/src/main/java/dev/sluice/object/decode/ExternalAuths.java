package dev.sluice.object.decode;

import dev.sluice.object.HttpFilter;

/// Checks the filter that asks another server for permission, which is not acted upon.
final class ExternalAuths {

  private static final int MOST_HEADERS = 64;
  private static final TextRule PATH =
      TextRule.length(0, 1024)
          .and(TextRule.of(HttpText::isPath, "a path of characters that paths can have"));

  private ExternalAuths() {}

  static HttpFilter read(Fields auth) {
    var protocol = auth.text("protocol", Choice.of("HTTP", "GRPC"));
    auth.requiredObject("backendRef", References::backend);
    auth.object("forwardBody", body -> body.integer("maxSize", 0, Integer.MAX_VALUE));
    auth.object("grpc", grpc -> headers(grpc, "allowedHeaders"));
    auth.object("http", ExternalAuths::http);
    OneOf.check(auth, protocol, "GRPC", "grpc");
    OneOf.check(auth, protocol, "HTTP", "http");
    return new HttpFilter.Unsupported("ExternalAuth");
  }

  private static Fields http(Fields http) {
    http.optionalText("path", PATH);
    headers(http, "allowedResponseHeaders");
    return headers(http, "allowedHeaders");
  }

  private static Fields headers(Fields fields, String name) {
    fields.requireUnique(name, fields.texts(name, MOST_HEADERS, TextRule.ANY));
    return fields;
  }
}
