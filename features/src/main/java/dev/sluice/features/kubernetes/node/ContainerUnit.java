package dev.sluice.features.kubernetes.node;

import static java.util.Objects.requireNonNull;

import dev.sluice.features.kubernetes.node.ContainerState.Running;
import dev.sluice.features.kubernetes.node.ContainerState.Terminated;
import dev.sluice.features.kubernetes.node.ContainerState.Waiting;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerStatus;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1Probe;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One container of a pod through all its runs. Only the pod's worker thread may call it, unless
/// said otherwise.
final class ContainerUnit {
  private static final Duration IMAGE_RETRY = Duration.ofSeconds(3);
  private static final Duration CONFIG_RETRY = Duration.ofSeconds(1);
  private static final int MESSAGE_LIMIT = 4096;

  /// How a container's end matters to its pod.
  enum Kind {
    INIT,
    SIDECAR,
    MAIN
  }

  private final PodWorker worker;
  private final NodeContext node;
  private final V1Container container;
  private final Kind kind;
  private final List<ProbeLoop> probes = new ArrayList<>();

  private ContainerState state;
  private @Nullable Terminated lastTermination;
  private final AtomicInteger restarts = new AtomicInteger();
  private final BackOff backOff = new BackOff();
  private final ContainerHooks hooks;
  private Instant startAfter = Instant.MIN;
  private boolean startupPassed;
  private boolean readinessPassed;
  private boolean stopping;
  private @Nullable ContainerProcess process;
  private volatile @Nullable ContainerLog log;
  private volatile @Nullable ContainerLog previousLog;

  ContainerUnit(PodWorker worker, NodeContext node, V1Container container, Kind kind) {
    this.worker = worker;
    this.node = node;
    this.container = container;
    this.kind = kind;
    this.hooks = new ContainerHooks(node, worker, container);
    this.state = new Waiting("ContainerCreating", null);
  }

  String name() {
    return container.getName();
  }

  Kind kind() {
    return kind;
  }

  boolean isRunning() {
    return state instanceof Running;
  }

  /// Whether the container runs and its startup probe, if any, has passed.
  boolean hasStarted() {
    return isRunning() && startupPassed;
  }

  boolean isReady() {
    return kind == Kind.INIT
        ? state instanceof Terminated end && end.exitCode() == 0
        : hasStarted() && readinessPassed;
  }

  /// The outcome of the latest run, if the container has ended and will not be restarted.
  Optional<Integer> finalExitCode() {
    return state instanceof Terminated end && !restartsAfter(end.exitCode())
        ? Optional.of(end.exitCode())
        : Optional.empty();
  }

  Optional<Integer> lastExitCode() {
    return Optional.ofNullable(lastTermination).map(Terminated::exitCode);
  }

  boolean hasEverRun() {
    return lastTermination != null || isRunning();
  }

  /// The log of the current or latest run, or of the latest run that has ended. Any thread may call
  /// this.
  Optional<ContainerLog> log(boolean previous) {
    ContainerLog latest = log;
    boolean useLatest = !previous || (latest != null && latest.isComplete() && restarts.get() > 0);
    return Optional.ofNullable(useLatest ? latest : previousLog);
  }

  /// Says why the container does not run yet, unless it has already run.
  void waitFor(String reason) {
    if (state instanceof Waiting && lastTermination == null) {
      state = new Waiting(reason, null);
    }
  }

  /// Starts the container if it should run, does not, and its time has come.
  void ensureRunning() {
    if (isRunning() || finalExitCode().isPresent()) {
      return;
    }
    Instant now = Instant.now();
    if (now.isBefore(startAfter)) {
      if (lastTermination != null) {
        state =
            new Waiting(
                "CrashLoopBackOff",
                "back-off until "
                    + startAfter.truncatedTo(ChronoUnit.SECONDS)
                    + " restarting failed container="
                    + name());
        node.events()
            .warning(worker.pod(), "BackOff", "Back-off restarting failed container " + name());
      }
      worker.wakeAt(startAfter);
      return;
    }
    V1Pod pod = worker.pod();
    Optional<Image> image = node.images().find(container.getImage());
    if (image.isEmpty()) {
      String message = "image \"" + container.getImage() + "\" is not in the image table";
      state = new Waiting("ErrImagePull", message);
      node.events().warning(pod, "Failed", "Failed to pull image: " + message);
      retryAfter(IMAGE_RETRY);
      return;
    }
    try {
      start(pod, image.get());
    } catch (ConfigProblem | IOException e) {
      state = new Waiting("CreateContainerConfigError", e.getMessage());
      node.events().warning(pod, "Failed", "Error: " + e.getMessage());
      retryAfter(CONFIG_RETRY);
    }
  }

  /// Tries again soon because something the container may have missed has appeared.
  void retryNow() {
    if (lastTermination == null) {
      startAfter = Instant.MIN;
    }
  }

  private void retryAfter(Duration pause) {
    startAfter = Instant.now().plus(pause);
    worker.wakeAt(startAfter);
  }

  private void start(V1Pod pod, Image image) throws IOException {
    ContainerEnvironment environment =
        ContainerEnvironment.of(pod, container, image, worker.address(), node.api());
    if (lastTermination != null) {
      restarts.incrementAndGet();
      previousLog = log;
    }
    log = new ContainerLog(worker.logDirectory().resolve(name()).resolve(restarts + ".log"));
    process =
        ContainerProcess.start(
            new ContainerPlan(node, worker, container, image, environment)
                .spec(name() + "-" + restarts),
            log);
    ContainerProcess started = process;
    state = new Running(Instant.now());
    stopping = false;
    startupPassed = false;
    readinessPassed = false;
    node.events().normal(pod, "Started", "Started container " + name());
    Thread.startVirtualThread(() -> watch(started));
    Thread.startVirtualThread(() -> runPostStart(started));
    Thread.startVirtualThread(() -> awaitProgram(started));
  }

  /// On a busy machine the program comes long after its process: nothing is ready before.
  private void awaitProgram(ContainerProcess started) {
    started.awaitSetup();
    worker.tell(() -> programRuns(started));
  }

  private void programRuns(ContainerProcess started) {
    if (started != process || !isRunning() || stopping) {
      return;
    }
    startupPassed = container.getStartupProbe() == null;
    readinessPassed = container.getReadinessProbe() == null;
    if (startupPassed) {
      startServingProbes();
    } else {
      probe(
          "startup",
          container.getStartupProbe(),
          true,
          (passes, problem) -> {
            if (passes) {
              startupPassed = true;
              startServingProbes();
            } else {
              fail("Startup", container.getStartupProbe(), problem);
            }
          });
    }
  }

  private void watch(ContainerProcess watched) {
    try {
      int code = watched.waitFor();
      worker.tell(() -> ended(watched, code));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ended(ContainerProcess ended, int code) {
    if (ended != process || !(state instanceof Running(Instant startedAt))) {
      return;
    }
    probes.forEach(ProbeLoop::stop);
    probes.clear();
    Instant now = Instant.now();
    String path =
        Optional.ofNullable(container.getTerminationMessagePath()).orElse("/dev/termination-log");
    String message =
        ended
            .written(path)
            .map(text -> text.substring(0, Math.min(text.length(), MESSAGE_LIMIT)))
            .orElse(null);
    lastTermination = new Terminated(code, message, startedAt, now, containerId());
    state = lastTermination;
    startupPassed = false;
    readinessPassed = false;
    Thread.startVirtualThread(ended::removeFiles);
    startAfter = now.plus(backOff.after(Duration.between(startedAt, now)));
  }

  private boolean restartsAfter(int exitCode) {
    String policy = Optional.ofNullable(worker.pod().getSpec().getRestartPolicy()).orElse("Always");
    return switch (kind) {
      case SIDECAR -> true;
      case INIT -> exitCode != 0 && !policy.equals("Never");
      case MAIN -> policy.equals("Always") || (policy.equals("OnFailure") && exitCode != 0);
    };
  }

  private void startServingProbes() {
    if (container.getReadinessProbe() != null) {
      probe(
          "readiness",
          container.getReadinessProbe(),
          false,
          (passes, problem) -> {
            readinessPassed = passes;
            if (!passes) {
              node.events()
                  .warning(worker.pod(), "Unhealthy", "Readiness probe failed: " + problem);
            }
          });
    }
    if (container.getLivenessProbe() != null) {
      probe(
          "liveness",
          container.getLivenessProbe(),
          false,
          (passes, problem) -> {
            if (!passes) {
              fail("Liveness", container.getLivenessProbe(), problem);
            }
          });
    }
  }

  private void probe(
      String kindOfProbe, V1Probe probe, boolean stopAtSuccess, ProbeLoop.Listener listener) {
    ContainerProcess probed = requireNonNull(process);
    HealthCheck check = HealthCheck.of(probe, container, probed, worker.address());
    probes.add(
        ProbeLoop.start(
            kindOfProbe + " " + name(),
            probe,
            check,
            stopAtSuccess,
            (passes, problem) ->
                worker.tell(
                    () -> {
                      if (probed == process && isRunning()) {
                        listener.verdict(passes, problem);
                      }
                    })));
  }

  private void fail(String kindOfProbe, V1Probe probe, String problem) {
    if (worker.isTerminating()) {
      return;
    }
    node.events().warning(worker.pod(), "Unhealthy", kindOfProbe + " probe failed: " + problem);
    stop(
        Optional.ofNullable(probe.getTerminationGracePeriodSeconds())
            .map(Duration::ofSeconds)
            .orElse(worker.defaultGrace()));
  }

  /// Ends the container: first its hook, then a request to end, then force. Later calls change
  /// nothing.
  void stop(Duration grace) {
    if (!isRunning() || stopping) {
      return;
    }
    stopping = true;
    ContainerProcess stopped = requireNonNull(process);
    node.events().normal(worker.pod(), "Killing", "Stopping container " + name());
    Thread.startVirtualThread(
        () -> {
          Instant deadline = Instant.now().plus(grace);
          try {
            hooks.stopping(stopped, grace);
            stopped.terminate();
            Duration left = Duration.between(Instant.now(), deadline);
            Duration least = grace.isZero() ? Duration.ZERO : Duration.ofSeconds(1);
            if (!stopped.waitFor(left.compareTo(least) > 0 ? left : least)) {
              stopped.kill();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /// Ends the container at once.
  void kill() {
    if (isRunning()) {
      requireNonNull(process).kill();
    }
  }

  private void runPostStart(ContainerProcess started) {
    if (hooks.started(started)) {
      return;
    }
    worker.tell(
        () -> {
          if (started == process) {
            stop(worker.defaultGrace());
          }
        });
  }

  private String containerId() {
    return "process://" + worker.pod().getMetadata().getUid() + "-" + name() + "-" + restarts;
  }

  V1ContainerStatus status() {
    V1ContainerStatus status =
        new V1ContainerStatus()
            .name(name())
            .image(container.getImage())
            .imageID(hasEverRun() ? container.getImage() : "")
            .restartCount(restarts.get())
            .ready(isReady())
            .started(hasStarted())
            .state(state.toModel());
    if (hasEverRun()) {
      status.containerID(containerId());
    }
    if (lastTermination != null && !(state instanceof Terminated)) {
      status.lastState(lastTermination.toModel());
    }
    return status;
  }
}
