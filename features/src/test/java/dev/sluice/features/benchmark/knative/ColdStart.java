package dev.sluice.features.benchmark.knative;

import static java.util.stream.Collectors.toSet;

import dev.sluice.features.benchmark.Report;
import dev.sluice.features.benchmark.cluster.Rest;
import dev.sluice.features.benchmark.cluster.StatusWatch;
import dev.sluice.features.benchmark.cluster.Statuses;
import dev.sluice.features.http.HttpConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;

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
    try (var control = pods(ground.layer().namespace());
        var gateway = pods(ground.gateway().namespace())) {
      var start = System.nanoTime();
      end();
      ground.createIngress(NEW);
      tell(
          "ms from the end of all pods to Ready of one of the control plane",
          start,
          control.awaitAnyGood());
      tell("… of one of the gateway", start, gateway.awaitAnyGood());
      tell("… to the first 200", start, await(this::answers, 0));
      tell("… to a 200 from each of %d ingresses".formatted(ASKED), start, all(present));
      tell("… to Ready of an ingress that came meanwhile", start, ground.awaitReady(NEW, 1));
    }
  }

  /// New pods, those that are Ready being the good ones.
  private StatusWatch pods(String namespace) {
    var old = ground.cluster().list("v1 Pod", namespace, "").map(Installed::name).collect(toSet());
    return new StatusWatch(
        ground.cluster(),
        "v1 Pod",
        namespace,
        pod -> Statuses.ready(pod) && !old.contains(Installed.name(pod)));
  }

  /// Returns when nobody answers any more.
  private void end() throws IOException {
    try (var connection = ground.connect()) {
      kill(ground.layer().namespace(), Spent.controlPods(ground));
      kill(ground.gateway().namespace(), ground.gateway().pods(ground.cluster()));
      await(_ -> !answers(connection, Ground.ALWAYS), Ground.ALWAYS);
    }
  }

  private long all(int present) throws IOException {
    var all = System.nanoTime();
    for (var part = 0; part < ASKED; part++) {
      all = await(this::answers, part * (present / ASKED));
    }
    return all;
  }

  private void tell(String what, long start, long end) {
    report.line(what, (end - start) / 1e6);
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
