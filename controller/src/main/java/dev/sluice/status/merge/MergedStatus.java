package dev.sluice.status.merge;

import dev.sluice.json.Json.Obj;

/// What is to be done about the status of an object.
public sealed interface MergedStatus {

  /// Nothing: the object says already what it should.
  record Same() implements MergedStatus {}

  /// Nothing: somebody of ours knows a newer generation of the object than we do.
  record Outdated() implements MergedStatus {}

  /// These fields of the status are to be replaced; all others stay.
  record Changed(Obj fields) implements MergedStatus {}
}
