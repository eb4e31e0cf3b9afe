package dev.sluice.features.benchmark.knative;

import dev.sluice.features.benchmark.Distribution;
import dev.sluice.features.benchmark.Report;
import dev.sluice.features.benchmark.cluster.AtOnce;
import dev.sluice.features.benchmark.cluster.Rest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Ingresses come one after another: how long until each is ready, and whether it answers then.
///
/// @param ground where
/// @param report takes what is measured
record NewIngresses(Ground ground, Report report) {

  private static final int ADDED = 100;
  private static final double SECONDS_BETWEEN = 0.1;

  /// @param first number of the first one
  void measure(int first) throws IOException {
    var numbers = IntStream.range(first, first + ADDED);
    AtOnce.forEach(numbers, number -> ground.createRevision(number, 1));
    Rest.seconds(2);
    ground.ingresses().reset();
    var sent = new ArrayList<Double>();
    var created = new ArrayList<Double>();
    var before = Spent.of(ground);
    var wrong = 0;
    for (var number = first; number < first + ADDED; number++) {
      wrong += add(number, sent, created) ? 0 : 1;
      Rest.seconds(SECONDS_BETWEEN);
    }
    Rest.seconds(2);
    var spent = Spent.of(ground).since(before);
    report.line(
        "ms from sending an ingress to Ready, %d present".formatted(first), Distribution.of(sent));
    report.line("… from the answer that it is created", Distribution.of(created));
    report.count("… that its revision did not answer right after Ready", wrong);
    report.count("… writes to its status, at most", ground.ingresses().most());
    report.line("… ms of processor time for one", spent.per(ADDED));
  }

  /// Whether the first request after Ready was answered as it should be.
  private boolean add(int number, List<Double> sent, List<Double> created) throws IOException {
    var start = System.nanoTime();
    ground.createIngress(number);
    var answered = System.nanoTime();
    var ready = ground.awaitReady(number, 1);
    sent.add((ready - start) / 1e6);
    created.add((ready - answered) / 1e6);
    try (var connection = ground.connect()) {
      var answer = connection.exchange(Ground.request(number));
      return Ground.revision(answer).equals(Optional.of(Ingresses.revision(number, 1)));
    }
  }
}
