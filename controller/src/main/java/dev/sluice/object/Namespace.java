package dev.sluice.object;

/// A namespace and its labels.
///
/// @param metadata name and labels
public record Namespace(Metadata metadata) implements ApiObject {

  @Override
  public Kind kind() {
    return Kind.NAMESPACE;
  }
}
