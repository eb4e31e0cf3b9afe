package dev.sluice.features.benchmark.knative;

import java.util.Optional;

/// The layer that is measured.
///
/// @param ingressClass its class
/// @param namespace where the pods of its control plane run
/// @param rate requests per second while revisions are switched
record Layer(String ingressClass, String namespace, int rate) {

  static Layer ofEnvironment() {
    return new Layer(
        variable("SLUICE_BENCHMARK_CLASS", "sluice.ingress.networking.knative.dev"),
        variable("SLUICE_BENCHMARK_NAMESPACE", "sluice-system"),
        Integer.parseInt(variable("SLUICE_BENCHMARK_RATE", "500")));
  }

  private static String variable(String name, String otherwise) {
    return Optional.ofNullable(System.getenv(name))
        .filter(text -> !text.isBlank())
        .orElse(otherwise);
  }
}
