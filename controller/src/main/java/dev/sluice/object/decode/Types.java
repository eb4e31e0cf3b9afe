package dev.sluice.object.decode;

import dev.sluice.object.Kind;
import dev.sluice.object.decode.Identified.Foreign;
import dev.sluice.object.decode.Identified.Known;
import dev.sluice.object.decode.Identified.Mistaken;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tells kinds that are read from those of others and from mistakes.
final class Types {

  private static final String KUBERNETES = ".k8s.io";
  private static final int NEAR = 4;
  private static final Set<String> KUBERNETES_GROUPS =
      Set.of("", "apps", "batch", "autoscaling", "policy", "events");
  private static final Map<String, Kind> KINDS =
      Choice.labelled(
          Arrays.stream(Kind.values()).filter(kind -> !kind.clusterOnly()).toArray(Kind[]::new),
          Kind::label);

  private Types() {}

  static Identified identify(TypeName type) {
    var kind = KINDS.get(type.kind());
    return kind != null && kind.group().equals(type.group())
        ? checkVersion(kind, type)
        : nearMiss(type).orElseGet(() -> foreign(type));
  }

  private static Identified checkVersion(Kind kind, TypeName type) {
    return kind.versions().contains(type.version())
        ? new Known(kind)
        : new Mistaken("apiVersion", wrongVersion(kind, type));
  }

  private static Optional<Identified> nearMiss(TypeName type) {
    return NearestName.of(type.kind(), KINDS.keySet())
        .flatMap(label -> Optional.ofNullable(KINDS.get(label)))
        .filter(kind -> isNear(kind, type))
        .map(kind -> mistaken(kind, type));
  }

  /// In the right group a similar name is a mistake; in a similar group only the very name is.
  private static boolean isNear(Kind kind, TypeName type) {
    return kind.group().equals(type.group())
        ? !isOtherCoreKind(type)
        : kind.label().equalsIgnoreCase(type.kind())
            && !isKubernetesIngress(type)
            && isNearGroup(kind, type.group());
  }

  private static boolean isOtherCoreKind(TypeName type) {
    return type.kind().equals("ServiceAccount");
  }

  /// It shares its name with a kind of Knative.
  private static boolean isKubernetesIngress(TypeName type) {
    return type.kind().equals("Ingress") && type.group().endsWith(KUBERNETES);
  }

  private static boolean isNearGroup(Kind kind, String group) {
    return KUBERNETES_GROUPS.contains(group)
        || group.endsWith(KUBERNETES)
        || NearestName.distance(group, kind.group()) <= NEAR;
  }

  private static Identified mistaken(Kind kind, TypeName type) {
    if (!kind.label().equals(type.kind())) {
      return new Mistaken(
          "kind", "%s is not known; write %s".formatted(Quoted.of(type.kind()), kind.label()));
    }
    return new Mistaken("apiVersion", wrongVersion(kind, type));
  }

  private static String wrongVersion(Kind kind, TypeName type) {
    return "%s of %s is not supported; write apiVersion: %s"
        .formatted(Quoted.of(type.apiVersion()), kind.label(), preferred(kind));
  }

  private static String preferred(Kind kind) {
    var version = kind.versions().getFirst();
    return kind.group().isEmpty() ? version : kind.group() + "/" + version;
  }

  private static Identified foreign(TypeName type) {
    var message = "not used by Sluice: kind " + type;
    return new Foreign(isKubernetes(type.group()) ? Severity.INFO : Severity.WARNING, message);
  }

  private static boolean isKubernetes(String group) {
    return KUBERNETES_GROUPS.contains(group)
        || (group.endsWith(KUBERNETES) && !group.startsWith("gateway."));
  }
}
