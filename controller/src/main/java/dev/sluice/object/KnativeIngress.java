package dev.sluice.object;

import dev.sluice.knative.IngressSpec;

/// Routing as Knative asks for it: a KIngress.
///
/// @param metadata name, labels and annotations, among them the class
/// @param spec what is asked for
public record KnativeIngress(Metadata metadata, IngressSpec spec) implements ApiObject {

  @Override
  public Kind kind() {
    return Kind.KNATIVE_INGRESS;
  }
}
