package dev.sluice.object.decode;

import dev.sluice.object.GrpcRouteMatch;
import dev.sluice.object.GrpcRouteMatch.MethodMatch;
import java.util.List;

/// Reads the conditions of a gRPC rule.
final class GrpcMatches {

  private static final int MOST = 64;
  private static final int LONGEST_NAME = 1024;
  private static final TextRule EXPRESSION = TextRule.length(0, LONGEST_NAME);
  private static final TextRule HEADER_VALUE = TextRule.length(1, 4096);
  private static final TextRule SERVICE =
      EXPRESSION.and(
          TextRule.of(GrpcMatches::isService, "the full name of a service, such as shop.v1.Cart"));
  private static final TextRule METHOD =
      EXPRESSION.and(
          TextRule.of(
              GrpcMatches::isIdentifier, "letters, digits and `_`, no digit first, such as Add"));

  private GrpcMatches() {}

  static List<GrpcRouteMatch> read(Fields rule) {
    return rule.objects("matches", MOST, GrpcMatches::match);
  }

  private static GrpcRouteMatch match(Fields match) {
    return new GrpcRouteMatch(
        match.object("method", GrpcMatches::method),
        HttpMatches.named(match, "headers", HEADER_VALUE));
  }

  private static MethodMatch method(Fields method) {
    var expression = HttpMatches.isRegularExpression(method);
    var read =
        new MethodMatch(
            expression,
            method.optionalText("service", expression ? EXPRESSION : SERVICE),
            method.optionalText("method", expression ? EXPRESSION : METHOD));
    if (read.service().isEmpty() && read.method().isEmpty()) {
      method.error("", "matches nothing in particular; write service, method or both");
    }
    return read;
  }

  /// Identifiers between dots, and maybe a dot before them.
  private static boolean isService(String service) {
    var start = service.startsWith(".") ? 1 : 0;
    for (var dot = service.indexOf('.', start); dot >= 0; dot = service.indexOf('.', start)) {
      if (!isIdentifier(service.substring(start, dot))) {
        return false;
      }
      start = dot + 1;
    }
    return isIdentifier(service.substring(start));
  }

  private static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && (name.charAt(0) < '0' || name.charAt(0) > '9')
        && Names.all(name, letter -> Names.isAlphanumeric(letter) || letter == '_');
  }
}
