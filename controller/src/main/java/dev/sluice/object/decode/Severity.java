package dev.sluice.object.decode;

/// How much a [Problem] matters.
public enum Severity {
  /// The object is kept out.
  ERROR,
  /// The object is used, or its kind is none that Sluice reads.
  WARNING,
  /// Nothing is wrong: an object that is meant for somebody else.
  INFO
}
