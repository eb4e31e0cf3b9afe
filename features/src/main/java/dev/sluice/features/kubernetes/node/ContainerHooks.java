package dev.sluice.features.kubernetes.node;

import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Lifecycle;
import io.kubernetes.client.openapi.models.V1LifecycleHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// What a container wants done after its start and before its end. Blocks until it is done.
record ContainerHooks(NodeContext node, PodWorker worker, V1Container container) {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  /// Whether the hook after the start went well, or there is none.
  boolean started(ContainerProcess process) {
    return run(V1Lifecycle::getPostStart, process, START_LIMIT);
  }

  /// Runs the hook before the end, if there is one. It does not matter how it goes.
  void stopping(ContainerProcess process, Duration limit) {
    run(V1Lifecycle::getPreStop, process, limit);
  }

  private boolean run(
      Function<V1Lifecycle, V1LifecycleHandler> which, ContainerProcess process, Duration limit) {
    return Optional.ofNullable(container.getLifecycle())
        .map(which)
        .map(hook -> run(hook, process, limit))
        .orElse(true);
  }

  private boolean run(V1LifecycleHandler hook, ContainerProcess process, Duration limit) {
    try {
      HealthCheck.of(hook, container, process, worker.address()).run(limit);
      return true;
    } catch (IOException | RuntimeException e) {
      var problem = container.getName() + ": " + e.getMessage();
      node.events().warning(worker.pod(), "FailedHook", problem);
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
