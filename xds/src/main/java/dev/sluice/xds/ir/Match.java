package dev.sluice.xds.ir;

import java.util.List;
import java.util.Optional;

/// Which requests: all parts must match.
///
/// @param path condition on the path, without the query
/// @param method exact method, if any
/// @param headers conditions on headers, each name once, lower case
/// @param queries conditions on query parameters, each name once
/// @param grpc whether only calls of gRPC match: `content-type` is `application/grpc`, with or
///   without `+` and a format
public record Match(
    PathMatch path,
    Optional<String> method,
    List<ValueMatch> headers,
    List<ValueMatch> queries,
    boolean grpc) {

  public Match {
    headers = List.copyOf(headers);
    queries = List.copyOf(queries);
  }

  /// Requests of any kind.
  public Match(
      PathMatch path, Optional<String> method, List<ValueMatch> headers, List<ValueMatch> queries) {
    this(path, method, headers, queries, false);
  }

  /// Calls of gRPC: the path is `/SERVICE/METHOD`.
  public static Match grpc(PathMatch path, List<ValueMatch> headers) {
    return new Match(path, Optional.empty(), headers, List.of(), true);
  }

  /// Requests whose path matches, whatever else they carry.
  public static Match of(PathMatch path) {
    return new Match(path, Optional.empty(), List.of(), List.of());
  }
}
