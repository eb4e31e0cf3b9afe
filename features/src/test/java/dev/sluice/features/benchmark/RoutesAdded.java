package dev.sluice.features.benchmark;

import dev.sluice.features.traffic.Traffic;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Many routes appear at once, each with a Service of its own: requests for them go from 404 to
/// 200, with nothing in between.
final class RoutesAdded implements Benchmark {

  private static final int ROUTES = 1_000;
  private static final int PER_SECOND = 1_000;

  @Override
  public void run(Report report) throws IOException {
    try (var place = Workplace.with(folder -> Manifests.fill(folder, 0))) {
      var listeners = place.deliveries().listeners();
      var requests = IntStream.range(0, ROUTES).mapToObj(Manifests::request).toList();
      try (var traffic = Traffic.start(place.ports().address(80), requests, PER_SECOND)) {
        var start = System.nanoTime();
        for (var number = 0; number < ROUTES; number++) {
          place.folder().save(Manifests.fileName(number), ownService(number));
        }
        awaitAll(place);
        var milliseconds = (System.nanoTime() - start) / 1e6;
        awaitOneRound(traffic);
        var tally = traffic.stop();
        report.line("ms until all of %d added routes answer".formatted(ROUTES), milliseconds);
        report.line("what became of the requests", tally.summary());
        report.count("5xx", tally.serverErrors());
      }
      report.count("listener updates", place.deliveries().listeners() - listeners);
    }
  }

  private static String ownService(int number) {
    var name = "own-%05d".formatted(number);
    return Manifests.service(name)
        + "---\n"
        + Manifests.route(number, 50).replace("stable", name).replace("canary", name);
  }

  private static void awaitAll(Workplace place) throws IOException {
    for (var number = 0; number < ROUTES; number++) {
      while (place.status(Manifests.request(number)) != 200) {
        LockSupport.parkNanos(5_000_000);
      }
    }
  }

  /// Late failures get their chance.
  private static void awaitOneRound(Traffic traffic) {
    var goal = traffic.tally().answered() + ROUTES;
    while (traffic.tally().answered() < goal) {
      LockSupport.parkNanos(5_000_000);
    }
  }
}
