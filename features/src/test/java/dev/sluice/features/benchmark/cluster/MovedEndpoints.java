package dev.sluice.features.benchmark.cluster;

import dev.sluice.features.benchmark.Distribution;
import dev.sluice.features.benchmark.Report;
import dev.sluice.features.http.HttpConnection;
import dev.sluice.features.http.Request;
import dev.sluice.features.http.Response;
import java.io.IOException;
import java.util.ArrayList;

/// Endpoints of one of the many Services move: how long until the first request follows.
///
/// @param ground where
/// @param report takes what is measured
record MovedEndpoints(Ground ground, Report report) {

  private static final int MOVES = 200;
  private static final double SECONDS_BETWEEN_POLLS = 0.002;
  private static final double SECONDS_BETWEEN_MOVES = 0.05;

  void measure() throws IOException {
    var sent = new ArrayList<Double>();
    var stored = new ArrayList<Double>();
    var before = Expense.of(ground);
    try (var connection = ground.connect()) {
      for (var number = 0; number < MOVES; number++) {
        move(connection, number, sent, stored);
        Rest.seconds(SECONDS_BETWEEN_MOVES);
      }
    }
    report.line("ms from sending an endpoint to the first request there", Distribution.of(sent));
    report.line("… from the answer that it is stored", Distribution.of(stored));
    report.line("… ms of processor time per change", Expense.of(ground).since(before).per(MOVES));
  }

  private void move(
      HttpConnection connection, int number, ArrayList<Double> sent, ArrayList<Double> stored)
      throws IOException {
    var request = Request.of("GET http://%s/api".formatted(Objects.host(number)));
    var here = pod(connection.exchange(request));
    var start = System.nanoTime();
    ground
        .cluster()
        .patch(
            "EndpointSlice",
            Objects.NAMESPACE,
            Objects.serviceName(number),
            "{" + Objects.endpoints(ground.backend(number + 1)) + "}");
    var answered = System.nanoTime();
    for (var there = here; there.equals(here); there = pod(connection.exchange(request))) {
      Rest.seconds(SECONDS_BETWEEN_POLLS);
    }
    var end = System.nanoTime();
    sent.add((end - start) / 1e6);
    stored.add((end - answered) / 1e6);
  }

  /// The line of the answer that names the pod.
  private static String pod(Response response) {
    return response.body().lines().filter(line -> line.contains("\"pod\"")).findFirst().orElse("");
  }
}
