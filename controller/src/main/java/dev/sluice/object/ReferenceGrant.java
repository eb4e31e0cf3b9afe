package dev.sluice.object;

import java.util.List;
import java.util.Optional;

/// Allows references from other namespaces into its own.
///
/// @param metadata name and namespace
/// @param from who may refer
/// @param to to what
public record ReferenceGrant(Metadata metadata, List<From> from, List<To> to) implements ApiObject {

  public ReferenceGrant {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }

  @Override
  public Kind kind() {
    return Kind.REFERENCE_GRANT;
  }

  /// Objects that may refer.
  ///
  /// @param group API group
  /// @param kind kind as written in manifests
  /// @param namespace where they live
  public record From(String group, String kind, String namespace) {}

  /// Objects that may be referred to.
  ///
  /// @param group API group
  /// @param kind kind as written in manifests
  /// @param name one object; every object of the kind when absent
  public record To(String group, String kind, Optional<String> name) {}
}
