package dev.sluice.xds.lookup;

import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.ValueMatch;
import java.util.List;
import java.util.Optional;

/// The first part of a [Match] that a request does not meet.
public sealed interface Mismatch {

  /// The path differs.
  ///
  /// @param actual normalised, without the query
  record Path(PathMatch expected, String actual) implements Mismatch {}

  /// The request is no call of gRPC.
  ///
  /// @param contentType what it carries instead; empty if nothing
  record Protocol(String contentType) implements Mismatch {}

  /// The method differs.
  record Method(String expected, String actual) implements Mismatch {}

  /// A header differs or is missing.
  ///
  /// @param actual the values of all its lines, none of which is as expected
  record HeaderValue(ValueMatch expected, List<String> actual) implements Mismatch {}

  /// A query parameter differs or is missing.
  record QueryValue(ValueMatch expected, Optional<String> actual) implements Mismatch {}
}
