package dev.sluice.infra;

import dev.sluice.json.Json;
import java.util.Comparator;

/// An object as it should be, to be applied on the server's side.
///
/// @param kind what it is
/// @param namespace where it is
/// @param name how it is called there
/// @param body the whole object
public record DesiredObject(InfraKind kind, String namespace, String name, Json.Obj body) {

  /// By kind, then by place.
  public static final Comparator<DesiredObject> ORDER =
      Comparator.comparing(DesiredObject::kind)
          .thenComparing(DesiredObject::namespace)
          .thenComparing(DesiredObject::name);

  /// Changes with the body: what was applied with the same fingerprint need not be applied again.
  public String fingerprint() {
    return Fingerprint.of(body.toString());
  }

  /// Leaves the body out: it may hold a key.
  @Override
  public String toString() {
    return "%s %s/%s".formatted(kind.label(), namespace, name);
  }
}
