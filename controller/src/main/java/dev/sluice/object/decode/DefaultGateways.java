package dev.sluice.object.decode;

import java.util.List;

/// Checks whether a route asks for the default Gateways, which is not acted upon.
final class DefaultGateways {

  private static final String FIELD = "useDefaultGateways";

  private DefaultGateways() {}

  static void check(Fields spec) {
    if (spec.choice(FIELD, List.of("All", "None")).filter("All"::equals).isPresent()) {
      spec.unsupported(FIELD);
    }
  }
}
