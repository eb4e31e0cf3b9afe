package dev.sluice.object.decode;

import dev.sluice.object.ApiObject;
import java.util.List;

/// What decoding a manifest says, for tests.
final class Told {

  private Told() {}

  /// `line: field: message` of every problem.
  static List<String> problems(String text) {
    return Manifests.decode("in.yaml", text).problems().stream()
        .map(problem -> problem.line() + ": " + problem.field() + ": " + problem.message())
        .toList();
  }

  /// The messages alone.
  static List<String> messages(String text) {
    return Manifests.decode("in.yaml", text).problems().stream().map(Problem::message).toList();
  }

  /// The one object of the type in the text, which has no problems.
  static <T extends ApiObject> T object(Class<T> type, String text) {
    var decoded = Manifests.decode("in.yaml", text);
    if (!decoded.problems().isEmpty()) {
      throw new AssertionError(decoded.problems().toString());
    }
    return type.cast(decoded.objects().getFirst());
  }

  /// An object of a kind of the Gateway API with a specification in flow style.
  static String gatewayApi(String kind, String spec) {
    return """
    apiVersion: gateway.networking.k8s.io/v1
    kind: %s
    metadata: {name: shop}
    spec: %s
    """
        .formatted(kind, spec);
  }

  /// An HTTPRoute with a specification in flow style.
  static String route(String spec) {
    return """
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: {name: shop}
    spec: %s
    """
        .formatted(spec);
  }

  /// An HTTPRoute with one rule in flow style.
  static String rule(String rule) {
    return route("{rules: [%s]}".formatted(rule));
  }

  /// A Gateway with one listener in flow style.
  static String listener(String listeners) {
    return """
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: {name: edge}
    spec: {gatewayClassName: sluice, listeners: [%s]}
    """
        .formatted(listeners);
  }
}
