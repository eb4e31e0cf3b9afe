package dev.sluice.features.benchmark.knative;

import dev.sluice.features.benchmark.Distribution;
import dev.sluice.features.benchmark.Report;
import dev.sluice.features.benchmark.cluster.Rest;
import dev.sluice.features.http.Echo;
import dev.sluice.features.http.HttpConnection;
import dev.sluice.features.http.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Endpoints of one of the many Services move: how long until the first request follows.
///
/// @param ground where
/// @param report takes what is measured
record MovedEndpoints(Ground ground, Report report) {

  private static final int MOVES = 200;
  private static final double SECONDS_BETWEEN_POLLS = 0.002;
  private static final double SECONDS_BETWEEN_MOVES = 0.05;

  /// @param present how many there are
  void measure(int present) throws IOException {
    var sent = new ArrayList<Double>();
    var stored = new ArrayList<Double>();
    var before = Spent.of(ground);
    try (var connection = ground.connect()) {
      for (var move = 0; move < MOVES; move++) {
        // Every Service once, and again to where it was.
        move(connection, move % present, 2 + move / present, sent, stored);
        Rest.seconds(SECONDS_BETWEEN_MOVES);
      }
    }
    var spent = Spent.of(ground).since(before);
    report.line("ms from sending an endpoint to the first request there", Distribution.of(sent));
    report.line("… from the answer that it is stored", Distribution.of(stored));
    report.line("… ms of processor time for one", spent.per(MOVES));
  }

  private void move(
      HttpConnection connection, int number, int turn, List<Double> sent, List<Double> stored)
      throws IOException {
    var request = Ground.request(number);
    var here = pod(connection.exchange(request));
    var start = System.nanoTime();
    ground
        .cluster()
        .patch(
            "EndpointSlice",
            Ingresses.NAMESPACE,
            Ingresses.revision(number, 1),
            "{" + Ingresses.endpoints(ground.backend(number + turn)) + "}");
    var answered = System.nanoTime();
    for (var there = here; there.equals(here); there = pod(connection.exchange(request))) {
      Rest.seconds(SECONDS_BETWEEN_POLLS);
    }
    var end = System.nanoTime();
    sent.add((end - start) / 1e6);
    stored.add((end - answered) / 1e6);
  }

  private static String pod(Response response) throws IOException {
    return Echo.of(response)
        .map(echo -> echo.text("pod"))
        .orElseThrow(() -> new IOException(response.toString()));
  }
}
