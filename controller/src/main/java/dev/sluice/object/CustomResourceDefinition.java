package dev.sluice.object;

import java.util.List;
import java.util.Optional;

/// Which versions of a kind the cluster serves, and whose definition of the kind it has.
///
/// @param metadata name, which is `plural.group`, and annotations
/// @param served versions that are served, in the order written
public record CustomResourceDefinition(Metadata metadata, List<String> served)
    implements ApiObject {

  private static final String BUNDLE_VERSION = "gateway.networking.k8s.io/bundle-version";
  private static final String CHANNEL = "gateway.networking.k8s.io/channel";

  public CustomResourceDefinition {
    served = List.copyOf(served);
  }

  @Override
  public Kind kind() {
    return Kind.CUSTOM_RESOURCE_DEFINITION;
  }

  /// The version of the Gateway API that the definition comes from, such as `v1.7.0`.
  public Optional<String> bundleVersion() {
    return Optional.ofNullable(metadata.annotations().get(BUNDLE_VERSION));
  }

  /// The channel that the definition comes from: `standard` or `experimental`.
  public Optional<String> channel() {
    return Optional.ofNullable(metadata.annotations().get(CHANNEL));
  }
}
