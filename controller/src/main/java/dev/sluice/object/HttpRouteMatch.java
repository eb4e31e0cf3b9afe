package dev.sluice.object;

import java.util.List;
import java.util.Optional;

/// A condition on requests: all parts must match.
///
/// @param pathType how the path is compared
/// @param path what the path is compared with
/// @param headers conditions on headers
/// @param queryParams conditions on query parameters
/// @param method exact method, if any
public record HttpRouteMatch(
    PathType pathType,
    String path,
    List<NamedMatch> headers,
    List<NamedMatch> queryParams,
    Optional<String> method) {

  /// Every request: the API's default.
  public static final HttpRouteMatch ANY =
      new HttpRouteMatch(PathType.PATH_PREFIX, "/", List.of(), List.of(), Optional.empty());

  public HttpRouteMatch {
    headers = List.copyOf(headers);
    queryParams = List.copyOf(queryParams);
  }

  /// How a path is compared.
  public enum PathType {
    EXACT("Exact"),
    PATH_PREFIX("PathPrefix"),
    REGULAR_EXPRESSION("RegularExpression");

    private final String label;

    PathType(String label) {
      this.label = label;
    }

    /// The type as written in manifests.
    public String label() {
      return label;
    }
  }

  /// A condition on a named value.
  ///
  /// @param name name of the header or query parameter, as written
  /// @param regularExpression whether `value` is a regular expression
  /// @param value what to compare with
  public record NamedMatch(String name, boolean regularExpression, String value) {}
}
