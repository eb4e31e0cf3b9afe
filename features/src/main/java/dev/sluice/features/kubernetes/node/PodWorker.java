package dev.sluice.features.kubernetes.node;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.sluice.features.kubernetes.ApiFailure;
import dev.sluice.features.kubernetes.ClusterApi;
import dev.sluice.features.kubernetes.node.ContainerUnit.Kind;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Runs one pod. All changes reach it as messages and are handled by one thread, which after each
/// message compares what should be with what is, acts, and reports the pod's status.
final class PodWorker {
  private static final System.Logger LOG = System.getLogger(PodWorker.class.getName());
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration LEAST_GRACE = Duration.ofSeconds(1);
  private static final long DEFAULT_GRACE_SECONDS = 30;

  private final NodeContext node;
  private final Path directory;
  private final Path logDirectory;
  private final List<ContainerUnit> initContainers = new ArrayList<>();
  private final List<ContainerUnit> mainContainers = new ArrayList<>();
  private final BlockingQueue<Runnable> messages = new LinkedBlockingQueue<>();
  private final PodStatus status;

  private volatile V1Pod pod;
  private PodNetwork.@Nullable Attachment attachment;
  private @Nullable PodVolumes volumes;
  private Instant wakeAt = Instant.MAX;
  private @Nullable JsonElement reported;
  private boolean removed;
  private boolean initialized;
  private boolean tornDown;
  private boolean finished;

  private PodWorker(NodeContext node, V1Pod pod) {
    this.node = node;
    this.pod = pod;
    this.directory = node.layout().pods().resolve(pod.getMetadata().getUid());
    this.logDirectory =
        node.layout()
            .logs()
            .resolve("pods")
            .resolve(
                pod.getMetadata().getNamespace()
                    + "_"
                    + pod.getMetadata().getName()
                    + "_"
                    + pod.getMetadata().getUid());
    for (V1Container container :
        Optional.ofNullable(pod.getSpec().getInitContainers()).orElse(List.of())) {
      initContainers.add(
          new ContainerUnit(
              this,
              node,
              container,
              "Always".equals(container.getRestartPolicy()) ? Kind.SIDECAR : Kind.INIT));
    }
    for (V1Container container : pod.getSpec().getContainers()) {
      mainContainers.add(new ContainerUnit(this, node, container, Kind.MAIN));
    }
    this.status = new PodStatus(initContainers, mainContainers);
  }

  static PodWorker start(NodeContext node, V1Pod pod) {
    PodWorker worker = new PodWorker(node, pod);
    Thread.ofVirtual().name("pod " + pod.getMetadata().getName()).start(worker::run);
    return worker;
  }

  /// Hands over a change; any thread may call this.
  void tell(Runnable change) {
    messages.add(change);
  }

  void podChanged(V1Pod changed) {
    tell(() -> pod = changed);
  }

  /// The pod's object is gone, so nothing of it may go on.
  void podRemoved() {
    tell(() -> removed = true);
  }

  /// Something the pod may refer to has changed.
  void configChanged() {
    tell(
        () -> {
          initContainers.forEach(ContainerUnit::retryNow);
          mainContainers.forEach(ContainerUnit::retryNow);
        });
  }

  V1Pod pod() {
    return pod;
  }

  String address() {
    return attachment().address();
  }

  PodNetwork.Attachment attachment() {
    return requireNonNull(attachment);
  }

  Path directory() {
    return directory;
  }

  Path volumeDirectory() {
    return requireNonNull(volumes).directory();
  }

  Path logDirectory() {
    return logDirectory;
  }

  boolean isTerminating() {
    return removed || pod.getMetadata().getDeletionTimestamp() != null;
  }

  Duration defaultGrace() {
    return Duration.ofSeconds(
        Optional.ofNullable(pod.getSpec().getTerminationGracePeriodSeconds())
            .orElse(DEFAULT_GRACE_SECONDS));
  }

  boolean isReadOnly(String volumeName) {
    return Optional.ofNullable(pod.getSpec().getVolumes()).orElse(List.<V1Volume>of()).stream()
        .anyMatch(
            volume ->
                volume.getName().equals(volumeName)
                    && volume.getEmptyDir() == null
                    && volume.getHostPath() == null);
  }

  /// The log of a container. Any thread may call this.
  Optional<ContainerLog> log(String container, boolean previous) {
    return Stream.concat(mainContainers.stream(), initContainers.stream())
        .filter(unit -> unit.name().equals(container))
        .findFirst()
        .flatMap(unit -> unit.log(previous));
  }

  /// Asks to look again at the given time. Only for calls from within the worker.
  void wakeAt(Instant time) {
    if (time.isBefore(wakeAt)) {
      wakeAt = time;
    }
  }

  private void run() {
    try {
      while (!finished) {
        try {
          reconcile();
        } catch (RuntimeException e) {
          LOG.log(
              System.Logger.Level.WARNING,
              "pod " + pod.getMetadata().getName() + ": will try again",
              e);
          wakeAt(Instant.now().plus(RETRY));
        }
        if (!finished) {
          awaitMessages();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitMessages() throws InterruptedException {
    Runnable message =
        wakeAt.equals(Instant.MAX)
            ? messages.take()
            : messages.poll(
                Math.max(1, Duration.between(Instant.now(), wakeAt).toMillis()),
                TimeUnit.MILLISECONDS);
    wakeAt = Instant.MAX;
    while (message != null) {
      message.run();
      message = messages.poll();
    }
  }

  private void reconcile() {
    if (removed) {
      everyContainer().forEach(ContainerUnit::kill);
      if (nothingRuns()) {
        tearDown();
        finished = true;
      }
    } else if (pod.getMetadata().getDeletionTimestamp() != null) {
      stopAll(remainingGrace());
      if (nothingRuns()) {
        tearDown();
        report(status.finalPhase());
        deleteObject();
      } else {
        report(status.phase());
      }
    } else if (status.isOver()) {
      stopAll(defaultGrace());
      if (nothingRuns()) {
        tearDown();
      }
      report(status.phase());
    } else {
      if (prepare()) {
        runContainers();
      }
      report(status.phase());
    }
  }

  private boolean prepare() {
    try {
      if (attachment == null) {
        attachment =
            Boolean.TRUE.equals(pod.getSpec().getHostNetwork())
                ? PodNetwork.ofNode()
                : node.network().attach();
        volumes = new PodVolumes(directory.resolve("volumes"), node.api(), attachment.address());
      }
      var current = requireNonNull(volumes);
      current.refresh(pod);
      current.nextRefresh().ifPresent(this::wakeAt);
      return true;
    } catch (ConfigProblem | ApiFailure e) {
      node.events().warning(pod, "FailedMount", String.valueOf(e.getMessage()));
      wakeAt(Instant.now().plus(RETRY));
      return initialized;
    }
  }

  private void runContainers() {
    for (ContainerUnit unit : initContainers) {
      if (unit.kind() == Kind.SIDECAR) {
        unit.ensureRunning();
        if (!initialized && !unit.hasStarted()) {
          everyContainer().forEach(waiting -> waiting.waitFor("PodInitializing"));
          return;
        }
      } else if (!initialized && unit.finalExitCode().isEmpty()) {
        mainContainers.forEach(waiting -> waiting.waitFor("PodInitializing"));
        unit.ensureRunning();
        return;
      }
    }
    initialized = true;
    mainContainers.forEach(ContainerUnit::ensureRunning);
  }

  private void stopAll(Duration grace) {
    if (grace.isZero()) {
      everyContainer().forEach(ContainerUnit::kill);
      return;
    }
    mainContainers.forEach(unit -> unit.stop(grace));
    if (mainContainers.stream().noneMatch(ContainerUnit::isRunning)) {
      initContainers.forEach(unit -> unit.stop(grace));
    }
  }

  /// The time a deleted pod still has; the deletion time says when it is over.
  private Duration remainingGrace() {
    if (Long.valueOf(0).equals(pod.getMetadata().getDeletionGracePeriodSeconds())) {
      return Duration.ZERO;
    }
    Duration left =
        Duration.between(Instant.now(), pod.getMetadata().getDeletionTimestamp().toInstant());
    return left.compareTo(LEAST_GRACE) > 0 ? left : LEAST_GRACE;
  }

  private List<ContainerUnit> everyContainer() {
    List<ContainerUnit> all = new ArrayList<>(initContainers);
    all.addAll(mainContainers);
    return all;
  }

  private boolean nothingRuns() {
    return everyContainer().stream().noneMatch(ContainerUnit::isRunning);
  }

  private void tearDown() {
    if (tornDown) {
      return;
    }
    tornDown = true;
    if (attachment != null) {
      node.network().detach(attachment);
    }
    try {
      Trees.delete(directory);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "left behind: " + directory, e);
    }
  }

  private void report(String phase) {
    JsonObject current = new JsonObject();
    JsonObject meta = new JsonObject();
    meta.addProperty("uid", pod.getMetadata().getUid());
    current.add("metadata", meta);
    current.add("status", node.api().toJson(status.toModel(pod, phase, attachment)));
    if (current.equals(reported)) {
      return;
    }
    try {
      node.api().patchStrategic(ClusterApi.podPath(pod) + "/status", current);
      reported = current;
    } catch (ApiFailure e) {
      if (!e.isNotFound() && !e.isConflict()) {
        throw e;
      }
    }
  }

  private void deleteObject() {
    try {
      node.api().deleteNow(ClusterApi.podPath(pod), pod.getMetadata().getUid());
    } catch (ApiFailure e) {
      if (!e.isNotFound() && !e.isConflict()) {
        throw e;
      }
    } catch (UncheckedIOException e) {
      wakeAt(Instant.now().plus(RETRY));
      return;
    }
    finished = true;
  }
}
