package dev.sluice.cluster.companion;

import dev.sluice.json.Json;
import dev.sluice.json.Json.Obj;
import dev.sluice.knative.companion.CompanionRoute;
import dev.sluice.knative.companion.RouteManifest;
import dev.sluice.knative.companion.SecretGrant;
import dev.sluice.object.Kind;
import dev.sluice.object.KnativeIngress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The objects that are written for a KIngress, as the API takes them. They go away with it.
final class Manifests {

  /// The version of HTTPRoutes that is written.
  static final String ROUTE = "gateway.networking.k8s.io/v1";

  /// The version of ReferenceGrants that is written, which all releases of the API have.
  static final String GRANT = "gateway.networking.k8s.io/v1beta1";

  private Manifests() {}

  /// An HTTPRoute.
  static Obj route(CompanionRoute route, KnativeIngress owner) {
    return owned((Obj) json(RouteManifest.of(route)), owner);
  }

  /// A ReferenceGrant.
  static Obj grant(SecretGrant grant, KnativeIngress owner) {
    var from =
        Obj.EMPTY
            .with("group", Kind.GATEWAY.group())
            .with("kind", Kind.GATEWAY.label())
            .with("namespace", grant.gatewayNamespace());
    var to =
        Obj.EMPTY
            .with("group", Kind.SECRET.group())
            .with("kind", Kind.SECRET.label())
            .with("name", grant.secret());
    var object =
        Obj.EMPTY
            .with("apiVersion", GRANT)
            .with("kind", Kind.REFERENCE_GRANT.label())
            .with(
                "metadata",
                Obj.EMPTY.with("namespace", grant.namespace()).with("name", grant.name()))
            .with("spec", Obj.EMPTY.with("from", List.of(from)).with("to", List.of(to)));
    return owned(object, owner);
  }

  private static Obj owned(Obj object, KnativeIngress owner) {
    var kind = Kind.KNATIVE_INGRESS;
    var reference =
        Obj.EMPTY
            .with("apiVersion", kind.group() + "/" + kind.versions().getFirst())
            .with("kind", kind.label())
            .with("name", owner.metadata().name())
            .with("uid", owner.metadata().uid())
            .with("controller", true);
    return object.with(
        "metadata", object.object("metadata").with("ownerReferences", List.of(reference)));
  }

  private static Json json(Object value) {
    return switch (value) {
      case Map<?, ?> map -> object(map);
      case List<?> list -> new Json.Arr(list.stream().map(Manifests::json).toList());
      case Number number -> Json.of(number.longValue());
      case String text -> Json.of(text);
      default -> throw new IllegalArgumentException("no value of a manifest: " + value);
    };
  }

  private static Obj object(Map<?, ?> map) {
    var fields = new LinkedHashMap<String, Json>();
    map.forEach((name, value) -> fields.put((String) name, json(value)));
    return new Obj(fields);
  }
}
