package dev.sluice.object;

import dev.sluice.object.HttpRouteMatch.NamedMatch;
import java.util.List;
import java.util.Optional;

/// A condition on gRPC requests: all parts must match.
///
/// @param method which methods; every one when absent
/// @param headers conditions on headers
public record GrpcRouteMatch(Optional<MethodMatch> method, List<NamedMatch> headers) {

  public GrpcRouteMatch {
    headers = List.copyOf(headers);
  }

  /// A condition on the method that is called, of which at least one part is there.
  ///
  /// @param regularExpression whether the parts are regular expressions; exact otherwise
  /// @param service full name of the service; every one when absent
  /// @param method name of the method; every one when absent
  public record MethodMatch(
      boolean regularExpression, Optional<String> service, Optional<String> method) {}
}
