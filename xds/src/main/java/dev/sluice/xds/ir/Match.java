package dev.sluice.xds.ir;

import java.util.List;
import java.util.Optional;

/// Which requests: all parts must match.
///
/// @param path condition on the path, without the query
/// @param method exact method, if any
/// @param headers conditions on headers, each name once, lower case
/// @param queries conditions on query parameters, each name once
public record Match(
    PathMatch path, Optional<String> method, List<ValueMatch> headers, List<ValueMatch> queries) {

  public Match {
    headers = List.copyOf(headers);
    queries = List.copyOf(queries);
  }

  /// Requests whose path matches, whatever else they carry.
  public static Match of(PathMatch path) {
    return new Match(path, Optional.empty(), List.of(), List.of());
  }
}
