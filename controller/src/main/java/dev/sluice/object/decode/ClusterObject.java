package dev.sluice.object.decode;

import dev.sluice.json.Json;
import dev.sluice.object.ApiObject;
import dev.sluice.object.ObjectKey;
import java.util.List;
import java.util.Optional;

/// What an API server says about one object.
///
/// @param key its identity
/// @param resourceVersion which of its states this is, as the server names it
/// @param object the object; empty when its form is not understood at all
/// @param status its status as it is, for kinds whose status is written; empty for others
/// @param problems what is not understood of it. Fields that matter and are not understood are in
///   its `unsupported` too, where it has that
public record ClusterObject(
    ObjectKey key,
    String resourceVersion,
    Optional<ApiObject> object,
    Json.Obj status,
    List<Problem> problems) {

  public ClusterObject {
    problems = List.copyOf(problems);
  }
}
