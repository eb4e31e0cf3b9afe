package dev.sluice.object.decode;

import dev.sluice.object.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Fields that an API server sends and nobody reads.
///
/// @param names names of such fields in an object
/// @param inner such fields in the values of its other fields; items of lists have those of the
///   list
record Ballast(Set<String> names, Map<String, Ballast> inner) {

  private static final Ballast NONE = new Ballast(Set.of(), Map.of());
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
  private static final Ballast METADATA = metadata(LAST_APPLIED);
  private static final Ballast COMMON = object(Set.of(), Map.of());
  private static final Ballast WITHOUT_SPEC_AND_STATUS = object(Set.of("spec", "status"), Map.of());

  /// The state of a gradual rollout is for whoever writes KIngresses.
  private static final Ballast KNATIVE =
      new Ballast(
          Set.of(),
          Map.of("metadata", metadata(LAST_APPLIED, "networking.internal.knative.dev/rollout")));

  private static final Ballast POD =
      object(
          Set.of("spec"),
          Map.of(
              "status",
              skip("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses")));
  private static final Ballast DEPLOYMENT =
      object(
          Set.of(),
          Map.of("spec", skip("template", "selector", "strategy"), "status", skip("conditions")));
  private static final Ballast DEFINITION =
      object(
          Set.of("status"),
          Map.of(
              "spec",
              new Ballast(
                  Set.of("names", "conversion"),
                  Map.of("versions", skip("schema", "additionalPrinterColumns", "subresources")))));

  /// The fields of objects of a kind that do not matter.
  static Ballast of(Kind kind) {
    return switch (kind) {
      case POD -> POD;
      case DEPLOYMENT -> DEPLOYMENT;
      case CUSTOM_RESOURCE_DEFINITION -> DEFINITION;
      case KNATIVE_INGRESS -> KNATIVE;
      case NAMESPACE -> WITHOUT_SPEC_AND_STATUS;
      default -> COMMON;
    };
  }

  private static Ballast metadata(String... annotations) {
    return new Ballast(
        Set.of("managedFields", "finalizers"), Map.of("annotations", skip(annotations)));
  }

  private static Ballast object(Set<String> names, Map<String, Ballast> inner) {
    var all = new HashMap<>(inner);
    all.put("metadata", METADATA);
    return new Ballast(names, Map.copyOf(all));
  }

  private static Ballast skip(String... names) {
    return new Ballast(Set.of(names), Map.of());
  }

  /// Whether a field of the object is one of them.
  boolean has(String name) {
    return names.contains(name);
  }

  /// What does not matter in the value of another field.
  Ballast in(String name) {
    return inner.getOrDefault(name, NONE);
  }
}
