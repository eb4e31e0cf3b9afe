package dev.sluice.object.decode;

import dev.sluice.object.ApiObject;
import dev.sluice.object.ObjectKey;
import java.util.Optional;

/// An object that a source describes.
///
/// @param key its identity
/// @param line where it starts in the source, from 1
/// @param object the object; empty when something in it is in error
public record Manifest(ObjectKey key, int line, Optional<ApiObject> object) {

  Manifest at(int linesBefore) {
    return new Manifest(key, line + linesBefore, object);
  }
}
