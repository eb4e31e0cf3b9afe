package dev.sluice.kube;

import dev.sluice.json.Json;
import dev.sluice.json.Json.Obj;
import dev.sluice.json.MalformedJsonException;
import okio.ByteString;

/// A JSON object in its smallest form, for values that are kept long and looked at seldom.
record Packed(ByteString json) {

  static Packed of(Obj object) {
    return new Packed(ByteString.of(object.bytes()));
  }

  Obj open() {
    try {
      return (Obj) Json.parse(json.toByteArray());
    } catch (MalformedJsonException impossible) {
      throw new IllegalStateException("what was packed is no longer JSON", impossible);
    }
  }
}
