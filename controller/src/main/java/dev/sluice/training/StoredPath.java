package dev.sluice.training;

import java.util.List;
import java.util.Locale;

/// A path of the API server, taken apart.
///
/// @param root where the version of the group is served, as in `/apis/apps/v1`
/// @param collection root and kind, whatever the namespace: what is listed and watched
/// @param object what of the collection is meant, with its namespace; empty for all of it
record StoredPath(String root, String collection, String object) {

  private static final String NAMESPACES = "namespaces";

  static StoredPath of(String path) {
    var words = List.of(path.substring(1).split("/"));
    var named = words.getFirst().equals("api") ? 2 : 3;
    var root = "/" + String.join("/", words.subList(0, named));
    var rest = words.subList(named, words.size());
    if (rest.isEmpty()) {
      return new StoredPath(root, "", "");
    }
    var scoped = rest.getFirst().equals(NAMESPACES) && rest.size() > 2;
    var scope = scoped ? rest.get(1) + "/" : "";
    var kindAndName = scoped ? rest.subList(2, rest.size()) : rest;
    var name = kindAndName.size() > 1 ? scope + kindAndName.get(1) : "";
    return new StoredPath(root, root + "/" + kindAndName.getFirst(), name);
  }

  /// Where an object is to be found that says itself what it is.
  static StoredPath of(String apiVersion, String kind, String namespace, String name) {
    var root = apiVersion.contains("/") ? "/apis/" + apiVersion : "/api/" + apiVersion;
    var scope = namespace.isEmpty() ? "" : namespace + "/";
    return new StoredPath(root, root + "/" + plural(kind), scope + name);
  }

  /// How paths name a kind.
  static String plural(String kind) {
    return kind.toLowerCase(Locale.ROOT) + "s";
  }

  /// The object under which a new one of this name is kept that was sent to this path.
  StoredPath named(String namespace, String name) {
    return new StoredPath(root, collection, namespace.isEmpty() ? name : namespace + "/" + name);
  }

  boolean isRoot() {
    return collection.isEmpty();
  }

  boolean isCollection() {
    return !isRoot() && object.isEmpty();
  }
}
