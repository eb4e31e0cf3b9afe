package dev.sluice.features.benchmark;

import java.io.IOException;
import java.util.ArrayList;

/// From a saved file to Envoy's acknowledgement, one route edited among many.
///
/// @param routes how many there are
record Propagation(int routes) implements Benchmark {

  private static final int WARM_UP = 30;
  private static final int EDITS = 200;

  @Override
  public void run(Report report) throws IOException {
    try (var place = Workplace.with(folder -> Manifests.fill(folder, routes))) {
      for (var edit = 0; edit < WARM_UP; edit++) {
        measure(place, edit);
      }
      var times = new ArrayList<Double>();
      for (var edit = 0; edit < EDITS; edit++) {
        times.add(measure(place, WARM_UP + edit));
      }
      report.line(
          "ms from save to acknowledgement, one of %d routes".formatted(routes),
          Distribution.of(times));
    }
  }

  private double measure(Workplace place, int edit) throws IOException {
    var number = edit * 7919 % routes;
    var weight = edit % 2 == 0 ? 10 + edit % 30 : 60 + edit % 30;
    return place.milliseconds(
        () -> place.folder().save(Manifests.fileName(number), Manifests.route(number, weight)));
  }
}
