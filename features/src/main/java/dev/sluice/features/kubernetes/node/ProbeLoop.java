package dev.sluice.features.kubernetes.node;

import io.kubernetes.client.openapi.models.V1Probe;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Repeats a probe and reports when its verdict changes. Until the first success it also looks
/// between two periods, so that a quick start is noticed quickly; such early failures do not count.
final class ProbeLoop {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration GRACE = Duration.ofSeconds(1);

  /// Receives verdicts: whether the probe passes now, and what went wrong if not.
  @FunctionalInterface
  interface Listener {
    void verdict(boolean passes, String problem);
  }

  private final V1Probe probe;
  private final HealthCheck check;
  private final Listener listener;
  private final boolean stopAtSuccess;
  private final Thread thread;
  private final Duration period;
  private boolean judged;
  private boolean passing;
  private int successes;
  private int failures;
  private long countFailuresFrom;

  private ProbeLoop(
      String name, V1Probe probe, HealthCheck check, boolean stopAtSuccess, Listener listener) {
    this.probe = probe;
    this.check = check;
    this.listener = listener;
    this.stopAtSuccess = stopAtSuccess;
    this.period = seconds(probe.getPeriodSeconds(), 10);
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  static ProbeLoop start(
      String name, V1Probe probe, HealthCheck check, boolean stopAtSuccess, Listener listener) {
    ProbeLoop loop = new ProbeLoop(name, probe, check, stopAtSuccess, listener);
    loop.thread.start();
    return loop;
  }

  void stop() {
    thread.interrupt();
  }

  private void run() {
    try {
      Thread.sleep(seconds(probe.getInitialDelaySeconds(), 0));
      countFailuresFrom = System.nanoTime() + GRACE.toNanos();
      Duration pause = FIRST_PAUSE;
      while (!Thread.interrupted()) {
        problem().ifPresentOrElse(this::failed, this::succeeded);
        if (passing && stopAtSuccess) {
          return;
        }
        Thread.sleep(passing ? period : pause);
        pause = pause.multipliedBy(2).compareTo(period) < 0 ? pause.multipliedBy(2) : period;
      }
    } catch (InterruptedException _) {
      // The container ended or is about to.
    }
  }

  private void succeeded() {
    failures = 0;
    successes++;
    if (!passing && successes >= positive(probe.getSuccessThreshold(), 1)) {
      passing = true;
      judged = true;
      listener.verdict(true, "");
    }
  }

  private void failed(String problem) {
    successes = 0;
    if (!judged && System.nanoTime() < countFailuresFrom) {
      return;
    }
    countFailuresFrom = System.nanoTime() + period.toNanos();
    failures++;
    if (failures >= positive(probe.getFailureThreshold(), 3)) {
      failures = 0;
      passing = false;
      judged = true;
      listener.verdict(false, problem);
    }
  }

  private Optional<String> problem() throws InterruptedException {
    try {
      check.run(seconds(probe.getTimeoutSeconds(), 1));
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private static Duration seconds(@Nullable Integer value, int fallback) {
    return Duration.ofSeconds(value == null || value == 0 ? fallback : value);
  }

  private static int positive(@Nullable Integer value, int fallback) {
    return value == null || value < 1 ? fallback : value;
  }
}
