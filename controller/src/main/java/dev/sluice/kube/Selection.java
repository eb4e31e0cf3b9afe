package dev.sluice.kube;

import dev.sluice.object.Kind;

/// Which objects of a kind are watched: what is left out costs neither traffic nor memory.
///
/// @param kind the kind
/// @param namespace the only namespace to look at; empty for all
/// @param labels a label selector as the API writes it; empty for all objects
/// @param fields a field selector as the API writes it; empty for all objects
public record Selection(Kind kind, String namespace, String labels, String fields) {

  /// Secrets of these types never hold what a Gateway needs, and Helm keeps megabytes in some.
  private static final String USEFUL_SECRETS =
      "type!=helm.sh/release.v1"
          + ",type!=kubernetes.io/service-account-token"
          + ",type!=kubernetes.io/dockercfg"
          + ",type!=kubernetes.io/dockerconfigjson"
          + ",type!=bootstrap.kubernetes.io/token";

  /// All objects of a kind that can be of use.
  public static Selection all(Kind kind) {
    return new Selection(kind, "", "", kind == Kind.SECRET ? USEFUL_SECRETS : "");
  }

  /// The objects of a kind with these labels.
  public static Selection labelled(Kind kind, String labels) {
    return new Selection(kind, "", labels, "");
  }

  ApiPath path(Resource resource) {
    var objects = namespace.isEmpty() ? resource.all() : resource.in(namespace);
    return objects.with("labelSelector", labels).with("fieldSelector", fields);
  }
}
