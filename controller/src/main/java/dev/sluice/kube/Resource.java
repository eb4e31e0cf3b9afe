package dev.sluice.kube;

import dev.sluice.object.ObjectKey;

/// A kind of objects as the API server serves it.
///
/// @param group the API group; empty for the core group
/// @param version the version in use
/// @param plural how paths name it
/// @param namespaced whether its objects live in namespaces
public record Resource(String group, String version, String plural, boolean namespaced) {

  /// The path below which a version of a group is served.
  static String root(String group, String version) {
    return group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
  }

  /// All objects.
  ApiPath all() {
    return ApiPath.of(root(group, version) + "/" + plural);
  }

  /// The objects of a namespace, where new ones are made too.
  ApiPath in(String namespace) {
    return namespaced
        ? ApiPath.of(root(group, version) + "/namespaces/" + namespace + "/" + plural)
        : all();
  }

  /// One object.
  ApiPath one(String namespace, String name) {
    return ApiPath.of(in(namespace).path() + "/" + name);
  }

  /// One object.
  ApiPath one(ObjectKey key) {
    return one(key.namespace(), key.name());
  }

  /// The status of one object.
  ApiPath status(ObjectKey key) {
    return ApiPath.of(one(key).path() + "/status");
  }
}
