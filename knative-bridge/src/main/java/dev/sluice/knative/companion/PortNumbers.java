package dev.sluice.knative.companion;

import dev.sluice.knative.IngressSplit;
import java.util.Optional;

/// Looks up the ports of Services, as HTTPRoutes name them by number alone.
@FunctionalInterface
public interface PortNumbers {

  /// The number of the port that a split means; empty if the Service has no such port.
  Optional<Integer> of(IngressSplit split);
}
