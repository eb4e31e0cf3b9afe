package dev.sluice.kube;

import dev.sluice.json.Json.Obj;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.ClusterObject;

/// An object as the API server had it at some moment.
///
/// @param key the object
/// @param resource how it is served
/// @param resourceVersion the moment; says nothing but whether two are the same
/// @param status its status
public record Sighting(ObjectKey key, Resource resource, String resourceVersion, Obj status) {

  static Sighting of(ObjectKey key, Resource resource, Obj object) {
    return new Sighting(key, resource, version(object), object.object("status"));
  }

  static Sighting of(Resource resource, ClusterObject object) {
    return new Sighting(object.key(), resource, object.resourceVersion(), object.status());
  }

  static String version(Obj object) {
    return object.object("metadata").text("resourceVersion");
  }
}
