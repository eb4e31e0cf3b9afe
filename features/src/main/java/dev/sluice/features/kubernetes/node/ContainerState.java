package dev.sluice.features.kubernetes.node;

import io.kubernetes.client.openapi.models.V1ContainerState;
import io.kubernetes.client.openapi.models.V1ContainerStateRunning;
import io.kubernetes.client.openapi.models.V1ContainerStateTerminated;
import io.kubernetes.client.openapi.models.V1ContainerStateWaiting;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// What a container does at the moment.
sealed interface ContainerState {

  V1ContainerState toModel();

  record Waiting(String reason, @Nullable String message) implements ContainerState {
    @Override
    public V1ContainerState toModel() {
      return new V1ContainerState()
          .waiting(new V1ContainerStateWaiting().reason(reason).message(message));
    }
  }

  record Running(Instant startedAt) implements ContainerState {
    @Override
    public V1ContainerState toModel() {
      return new V1ContainerState()
          .running(new V1ContainerStateRunning().startedAt(startedAt.atOffset(ZoneOffset.UTC)));
    }
  }

  record Terminated(
      int exitCode,
      @Nullable String message,
      Instant startedAt,
      Instant finishedAt,
      String containerId)
      implements ContainerState {
    @Override
    public V1ContainerState toModel() {
      return new V1ContainerState()
          .terminated(
              new V1ContainerStateTerminated()
                  .exitCode(exitCode)
                  .reason(exitCode == 0 ? "Completed" : "Error")
                  .message(message)
                  .containerID(containerId)
                  .startedAt(startedAt.atOffset(ZoneOffset.UTC))
                  .finishedAt(finishedAt.atOffset(ZoneOffset.UTC)));
    }
  }
}
