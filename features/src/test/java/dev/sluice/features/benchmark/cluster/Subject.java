package dev.sluice.features.benchmark.cluster;

import java.util.Optional;

/// The controller that is measured.
///
/// @param className its GatewayClass
/// @param namespace where its pods run
record Subject(String className, String namespace) {

  static Subject ofEnvironment() {
    return new Subject(
        variable("SLUICE_BENCHMARK_CLASS", "sluice"),
        variable("SLUICE_BENCHMARK_NAMESPACE", "sluice-system"));
  }

  private static String variable(String name, String otherwise) {
    return Optional.ofNullable(System.getenv(name))
        .filter(text -> !text.isBlank())
        .orElse(otherwise);
  }
}
