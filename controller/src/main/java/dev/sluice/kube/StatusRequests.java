package dev.sluice.kube;

import dev.sluice.json.Json.Obj;
import java.io.IOException;

/// The requests about the status of an object. Any thread.
final class StatusRequests {

  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final ApiServer server;

  StatusRequests(ApiServer server) {
    this.server = server;
  }

  /// Replaces fields of the status, unless the object was changed since it was seen.
  ///
  /// @return the object after that
  Sighting patch(Sighting seen, Obj fields) throws IOException {
    var version = Obj.EMPTY.with("resourceVersion", seen.resourceVersion());
    var patch = Obj.EMPTY.with("metadata", version).with("status", fields);
    var path = seen.resource().status(seen.key()).with("fieldManager", "sluice");
    return sighting(seen, server.send("PATCH", path, MERGE_PATCH, patch));
  }

  /// The object as it is now.
  Sighting read(Sighting seen) throws IOException {
    return sighting(seen, server.get(seen.resource().one(seen.key())));
  }

  private static Sighting sighting(Sighting seen, Obj object) {
    return Sighting.of(seen.key(), seen.resource(), object);
  }
}
