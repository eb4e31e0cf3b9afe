package dev.sluice.xds.lookup;

import com.google.re2j.Pattern;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.ValueMatch;
import java.util.Optional;
import java.util.stream.Stream;

/// Decides whether requests meet conditions, as Envoy does.
final class Matching {
  private Matching() {}

  /// The first part of the match that the request does not meet; empty if it meets all.
  static Optional<Mismatch> mismatch(Match match, Request request, RequestPath.Normal path) {
    return Stream.of(
            path(match, path),
            protocol(match, request),
            method(match, request),
            headers(match, request),
            queries(match, path))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Mismatch> path(Match match, RequestPath.Normal path) {
    return meets(match.path(), path.path())
        ? Optional.empty()
        : Optional.of(new Mismatch.Path(match.path(), path.path()));
  }

  private static Optional<Mismatch> method(Match match, Request request) {
    return match
        .method()
        .filter(method -> !method.equals(request.method()))
        .map(method -> new Mismatch.Method(method, request.method()));
  }

  private static Optional<Mismatch> protocol(Match match, Request request) {
    return match.grpc() && !request.grpc()
        ? Optional.of(new Mismatch.Protocol(request.contentType()))
        : Optional.empty();
  }

  /// Of several lines of one header, any may meet a condition; a line is not split at its commas.
  private static Optional<Mismatch> headers(Match match, Request request) {
    return match.headers().stream()
        .filter(
            expected ->
                request.header(expected.name()).stream().noneMatch(line -> meets(expected, line)))
        .<Mismatch>map(
            expected -> new Mismatch.HeaderValue(expected, request.header(expected.name())))
        .findFirst();
  }

  private static Optional<Mismatch> queries(Match match, RequestPath.Normal path) {
    return match.queries().stream()
        .filter(
            expected ->
                path.query(expected.name()).filter(value -> meets(expected, value)).isEmpty())
        .<Mismatch>map(expected -> new Mismatch.QueryValue(expected, path.query(expected.name())))
        .findFirst();
  }

  private static boolean meets(PathMatch expected, String path) {
    return switch (expected) {
      case PathMatch.Exact exact -> path.equals(exact.value());
      case PathMatch.Prefix prefix when prefix.root() -> path.startsWith("/");
      case PathMatch.Prefix prefix ->
          path.equals(prefix.value()) || path.startsWith(prefix.value() + "/");
      case PathMatch.Beginning beginning -> path.startsWith(beginning.value());
      case PathMatch.Regex regex -> Pattern.matches(regex.value(), path);
    };
  }

  private static boolean meets(ValueMatch expected, String actual) {
    return switch (expected) {
      case ValueMatch.Exact exact -> actual.equals(exact.value());
      case ValueMatch.Regex regex -> Pattern.matches(regex.value(), actual);
    };
  }
}
