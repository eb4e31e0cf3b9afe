package dev.sluice.object;

import dev.sluice.knative.IngressSpec;
import java.util.List;

/// Routing as Knative asks for it: a KIngress.
///
/// @param metadata name, labels and annotations, among them the class
/// @param spec what is asked for
public record KnativeIngress(Metadata metadata, IngressSpec spec) implements ApiObject {

  private static final String CLASS = "networking.knative.dev/ingress.class";

  @Override
  public Kind kind() {
    return Kind.KNATIVE_INGRESS;
  }

  /// Whether its owner gave it to the networking layer of this class.
  public boolean ofClass(String ingressClass) {
    return ingressClass.equals(metadata.annotations().get(CLASS));
  }

  /// The hosts of all its rules, each once.
  public List<String> hosts() {
    return spec.rules().stream().flatMap(rule -> rule.hosts().stream()).distinct().toList();
  }
}
