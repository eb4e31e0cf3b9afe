package dev.sluice.object.decode;

import java.util.List;

/// Checks session persistence of a rule, which is not acted upon.
final class SessionPersistence {

  private static final String FIELD = "sessionPersistence";
  private static final String COOKIE = "Cookie";

  private SessionPersistence() {}

  static void check(Fields rule) {
    rule.object(FIELD, SessionPersistence::read);
    rule.unsupported(FIELD);
  }

  private static String read(Fields session) {
    var type = session.choice("type", List.of(COOKIE, "Header")).orElse(COOKIE);
    session.duration("absoluteTimeout");
    var lifetime = session.object("cookie", SessionPersistence::cookie).orElse("");
    session.object("header", header -> header.text("name", HttpText.NAME));
    OneOf.check(session, type, COOKIE, "cookie");
    OneOf.check(session, type, "Header", "header");
    if (lifetime.equals("Permanent")) {
      session.require("absoluteTimeout");
    }
    return type;
  }

  private static String cookie(Fields cookie) {
    cookie.optionalText("name", HttpText.NAME);
    cookie.optionalText("path", HttpText.PATH);
    return cookie.choice("lifetimeType", List.of("Permanent", "Session")).orElse("Session");
  }
}
