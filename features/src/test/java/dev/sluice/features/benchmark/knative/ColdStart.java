package dev.sluice.features.benchmark.knative;

import dev.sluice.features.benchmark.Report;
import dev.sluice.features.benchmark.cluster.Rest;
import dev.sluice.features.http.HttpConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Every pod of the control plane and of the gateway ends at once: how long until all is as before.
///
/// @param ground where
/// @param report takes what is measured
record ColdStart(Ground ground, Report report) {

  private static final int ASKED = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final double SECONDS_BETWEEN_POLLS = 0.02;
  private static final int NEW = Ground.ALWAYS - 1;

  /// @param present how many ingresses there are
  void measure(int present) throws IOException {
    ground.createRevision(NEW, 1);
    var start = System.nanoTime();
    try (var connection = ground.connect()) {
      kill(ground.layer().namespace(), Spent.controlPods(ground));
      kill(ground.gateway().namespace(), ground.gateway().pods(ground.cluster()));
      await(_ -> !answers(connection, Ground.ALWAYS), 0);
    }
    ground.createIngress(NEW);
    var first = await(this::answers, 0);
    var step = Math.max(1, present / ASKED);
    var all = first;
    for (var number : IntStream.iterate(0, number -> number < present, n -> n + step).toArray()) {
      all = await(this::answers, number);
    }
    var ready = ground.awaitReady(NEW, 1);
    report.line("ms from the end of all pods to the first 200", (first - start) / 1e6);
    report.line(
        "… to a 200 from each of %d ingresses".formatted(present / step), (all - start) / 1e6);
    report.line("… to Ready of an ingress that came meanwhile", (ready - start) / 1e6);
  }

  private void kill(String namespace, List<String> pods) {
    pods.forEach(pod -> ground.cluster().kill(namespace, pod));
  }

  private static long await(IntPredicate condition, int number) throws IOException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.test(number)) {
      if (System.nanoTime() > deadline) {
        throw new IOException("waited in vain for " + Ingresses.name(number));
      }
      Rest.seconds(SECONDS_BETWEEN_POLLS);
    }
    return System.nanoTime();
  }

  private boolean answers(int number) {
    try (var connection = ground.connect()) {
      return answers(connection, number);
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean answers(HttpConnection connection, int number) {
    try {
      return connection.exchange(Ground.request(number)).successful();
    } catch (IOException _) {
      return false;
    }
  }
}
