package dev.sluice.kube;

import dev.sluice.json.Json.Obj;
import dev.sluice.object.ObjectKey;

/// An object as the API server had it at some moment.
///
/// @param key the object
/// @param resource how it is served
/// @param resourceVersion the moment; says nothing but whether two are the same
/// @param status its status
public record Sighting(ObjectKey key, Resource resource, String resourceVersion, Obj status) {

  static Sighting of(ObjectKey key, Resource resource, Obj object) {
    return new Sighting(
        key, resource, object.object("metadata").text("resourceVersion"), object.object("status"));
  }
}
