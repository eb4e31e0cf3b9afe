package dev.sluice.features.benchmark.knative;

import dev.sluice.features.benchmark.Distribution;
import dev.sluice.features.benchmark.Report;
import dev.sluice.features.benchmark.cluster.Rest;
import dev.sluice.features.traffic.Tally;
import dev.sluice.features.traffic.Traffic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An ingress under load is given one new revision after another, each with a new Service; the old
/// one goes as soon as the ingress is ready.
///
/// @param ground where
/// @param report takes what is measured
record SwitchedRevisions(Ground ground, Report report) {

  private static final int SWITCHES = 30;
  private static final double SECONDS_BETWEEN = 0.3;

  void measure() throws IOException {
    var times = new ArrayList<Double>();
    ground.ingresses().reset();
    var start = System.nanoTime();
    var requests = List.of(Ground.request(Ground.ALWAYS));
    var traffic = Traffic.start(ground::connect, requests, ground.layer().rate());
    var wrong = 0;
    for (var generation = 2; generation < 2 + SWITCHES; generation++) {
      wrong += turn(generation, times) ? 0 : 1;
      Rest.seconds(SECONDS_BETWEEN);
    }
    var tally = traffic.stop();
    var rate = tally.answered() / ((System.nanoTime() - start) / 1e9);
    var load = String.format(Locale.ROOT, ", at %.0f requests/s", rate);
    report.line("ms from sending a new revision to Ready" + load, Distribution.of(times));
    report.count("… that did not answer right after Ready", wrong);
    report.line("… answers other than 2xx", bad(tally));
    report.count("… connections that broke", tally.broken());
    var writes = ground.ingresses().writes(Ingresses.name(Ground.ALWAYS));
    report.line("… writes to the status for each", (double) writes / SWITCHES);
  }

  private static String bad(Tally tally) {
    return "%d of %d".formatted(tally.unsuccessful(), tally.answered());
  }

  /// Whether the first request after Ready was answered by the new revision.
  private boolean turn(int generation, List<Double> times) throws IOException {
    ground.createRevision(Ground.ALWAYS, generation);
    var spec = "{\"spec\": %s}".formatted(Ingresses.spec(Ground.ALWAYS, generation));
    var start = System.nanoTime();
    var name = Ingresses.name(Ground.ALWAYS);
    ground.cluster().patch(Ingresses.KIND, Ingresses.NAMESPACE, name, spec);
    times.add((ground.awaitReady(Ground.ALWAYS, generation) - start) / 1e6);
    ground.deleteRevision(Ground.ALWAYS, generation - 1);
    try (var connection = ground.connect()) {
      var answer = connection.exchange(Ground.request(Ground.ALWAYS));
      var revision = Ingresses.revision(Ground.ALWAYS, generation);
      return Ground.revision(answer).equals(Optional.of(revision));
    }
  }
}
