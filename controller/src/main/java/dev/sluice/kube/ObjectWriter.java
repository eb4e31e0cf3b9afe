package dev.sluice.kube;

import dev.sluice.json.Json.Obj;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Makes, changes and deletes objects of any kind. Calls block the thread that makes them; any
/// number of threads may call.
///
/// Every method throws [RefusedException] if the server does not do it, and another [IOException]
/// if it cannot be reached.
public final class ObjectWriter {

  private static final String APPLY_PATCH = "application/apply-patch+yaml";
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final ApiServer server;
  private final Discovery discovery;
  private final Map<Type, Resource> resources = new ConcurrentHashMap<>();

  /// A writer at the server.
  public ObjectWriter(ApiServer server) {
    this.server = server;
    this.discovery = new Discovery(server);
  }

  private record Type(String apiVersion, String kind) {

    String group() {
      var slash = apiVersion.indexOf('/');
      return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    String version() {
      return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }
  }

  /// Makes the object so, or makes it so again (server-side apply): fields that the manager applied
  /// before and that are no longer in the object are removed, those of others stay.
  ///
  /// @param object with `apiVersion`, `kind` and `metadata.name`
  /// @param fieldManager who applies
  /// @param force whether fields that others manage are taken over
  /// @return the object as the server has it now
  public Obj apply(Obj object, String fieldManager, boolean force) throws IOException {
    var metadata = object.object("metadata");
    var resource = resource(object.text("apiVersion"), object.text("kind"));
    var path =
        resource
            .one(metadata.text("namespace"), metadata.text("name"))
            .with("fieldManager", fieldManager)
            .with("force", Boolean.toString(force));
    return server.send("PATCH", path, APPLY_PATCH, object);
  }

  /// Deletes the object and, in the background, what it owns. It is no error if it is gone, or if
  /// another object has its name by now.
  ///
  /// @param uid the only object that is meant; empty for whatever has the name
  /// @return whether there was something to delete
  public boolean delete(String apiVersion, String kind, String namespace, String name, String uid)
      throws IOException {
    var options =
        Obj.EMPTY
            .with("apiVersion", "v1")
            .with("kind", "DeleteOptions")
            .with("propagationPolicy", "Background");
    var meant = uid.isEmpty() ? options : options.with("preconditions", Obj.EMPTY.with("uid", uid));
    try {
      var path = resource(apiVersion, kind).one(namespace, name);
      server.send("DELETE", path, ApiServer.JSON, meant);
      return true;
    } catch (RefusedException refused) {
      if (refused.notFound() || refused.conflict()) {
        return false;
      }
      throw refused;
    }
  }

  /// The object as the server has it, if it has it.
  public Optional<Obj> read(String apiVersion, String kind, String namespace, String name)
      throws IOException {
    try {
      return Optional.of(server.get(resource(apiVersion, kind).one(namespace, name)));
    } catch (RefusedException refused) {
      if (refused.notFound()) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /// Replaces an object that has the version in it.
  ///
  /// @return false if the server has another version by now
  public boolean replace(Obj object) throws IOException {
    var metadata = object.object("metadata");
    var path =
        resource(object.text("apiVersion"), object.text("kind"))
            .one(metadata.text("namespace"), metadata.text("name"));
    return unlessConflict(() -> server.send("PUT", path, ApiServer.JSON, object));
  }

  /// Replaces fields of an object that has the version in the patch.
  ///
  /// @return false if the server has another version by now
  public boolean merge(Obj patch) throws IOException {
    var metadata = patch.object("metadata");
    var path =
        resource(patch.text("apiVersion"), patch.text("kind"))
            .one(metadata.text("namespace"), metadata.text("name"))
            .with("fieldManager", "sluice");
    return unlessConflict(() -> server.send("PATCH", path, MERGE_PATCH, patch));
  }

  /// Makes a new object in its namespace.
  ///
  /// @return false if the server has one of that name already
  public boolean createOnce(Obj object) throws IOException {
    return unlessConflict(() -> create(object));
  }

  private interface Request {
    Obj send() throws IOException;
  }

  private static boolean unlessConflict(Request request) throws IOException {
    try {
      request.send();
      return true;
    } catch (RefusedException refused) {
      if (refused.conflict()) {
        return false;
      }
      throw refused;
    }
  }

  /// Makes a new object in its namespace.
  ///
  /// @return the object as the server has it now
  public Obj create(Obj object) throws IOException {
    var namespace = object.object("metadata").text("namespace");
    var path = resource(object.text("apiVersion"), object.text("kind")).in(namespace);
    return server.send("POST", path, ApiServer.JSON, object);
  }

  private Resource resource(String apiVersion, String kind) throws IOException {
    var type = new Type(apiVersion, kind);
    var known = resources.get(type);
    if (known != null) {
      return known;
    }
    var found =
        discovery
            .locate(type.group(), kind, List.of(type.version()))
            .orElseThrow(() -> new IOException("%s %s is not served".formatted(apiVersion, kind)));
    resources.put(type, found);
    return found;
  }
}
