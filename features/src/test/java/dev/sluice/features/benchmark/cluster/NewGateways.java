package dev.sluice.features.benchmark.cluster;

import dev.sluice.features.benchmark.Distribution;
import dev.sluice.features.benchmark.Report;
import java.io.IOException;
import java.util.ArrayList;

/// Gateways come one after another: how long until they say that they are programmed.
///
/// @param ground where
/// @param report takes what is measured
record NewGateways(Ground ground, Report report) {

  private static final int GATEWAYS = 8;

  void measure() throws IOException {
    var inAll = new ArrayList<Double>();
    var afterPod = new ArrayList<Double>();
    try (var pods = new StatusWatch(ground.cluster(), "v1 Pod", "", _ -> false)) {
      for (var number = 0; number < GATEWAYS; number++) {
        var name = "gateway-" + number;
        var start = System.nanoTime();
        ground.post("Gateway", Objects.gateway(name, ground.subject().className()));
        var runs = pods.awaitAny("a pod of " + name, pod -> Statuses.runsFor(pod, name));
        var programmed = ground.gateways().awaitObject(name, Statuses::programmed);
        inAll.add((programmed - start) / 1e6);
        afterPod.add((programmed - runs) / 1e6);
        ground.delete("Gateway", name);
      }
    }
    report.line("ms from a Gateway to Programmed", Distribution.of(inAll));
    report.line("… from its pod Running", Distribution.of(afterPod));
  }
}
