package dev.sluice.object.decode;

import dev.sluice.object.Kind;

/// What a [TypeName] means to Sluice.
sealed interface Identified {

  /// A kind that is read.
  record Known(Kind kind) implements Identified {}

  /// A kind that is meant for somebody else.
  record Foreign(Severity severity, String message) implements Identified {}

  /// A kind that is written slightly wrong.
  record Mistaken(String field, String message) implements Identified {}
}
