package dev.sluice.features.kubernetes.node;

import io.kubernetes.client.custom.Quantity;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.Map;

/// What the node claims to have: the machine's processors and memory, and room for many pods.
final class NodeCapacity {
  private static final long MEMORY =
      ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
          .getTotalMemorySize();

  private NodeCapacity() {}

  static BigDecimal of(String resource) {
    return switch (resource) {
      case "cpu" -> BigDecimal.valueOf(Runtime.getRuntime().availableProcessors());
      case "memory" -> BigDecimal.valueOf(MEMORY);
      case "pods" -> BigDecimal.valueOf(1000);
      default -> BigDecimal.valueOf(100L << 30);
    };
  }

  static Map<String, Quantity> all() {
    return Map.of(
        "cpu", new Quantity(of("cpu"), Quantity.Format.DECIMAL_SI),
        "memory", new Quantity(of("memory"), Quantity.Format.BINARY_SI),
        "pods", new Quantity(of("pods"), Quantity.Format.DECIMAL_SI),
        "ephemeral-storage", new Quantity(of("ephemeral-storage"), Quantity.Format.BINARY_SI));
  }
}
