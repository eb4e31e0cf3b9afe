package dev.sluice.features.benchmark.cluster;

import dev.sluice.features.benchmark.Distribution;
import dev.sluice.features.benchmark.Report;
import dev.sluice.features.http.HttpConnection;
import dev.sluice.features.http.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Routes are added one after another to the many: how long until the first request is answered,
/// what was answered before, and what that took of the processors.
///
/// @param ground where
/// @param report takes what is measured
record AddedRoutes(Ground ground, Report report) {

  static final int ADDED = 100;
  private static final double SECONDS_BETWEEN_POLLS = 0.002;
  private static final double SECONDS_BETWEEN_ROUTES = 0.1;

  /// @param first number of the first route
  /// @param service number of the first Service; each route has the next one
  void measure(String what, int first, int service) throws IOException {
    var sent = new ArrayList<Double>();
    var created = new ArrayList<Double>();
    var errors = new ArrayList<Integer>();
    var before = Expense.of(ground);
    for (var number = 0; number < ADDED; number++) {
      add(first + number, service + number, sent, created, errors);
      Rest.seconds(SECONDS_BETWEEN_ROUTES);
    }
    Rest.seconds(2);
    var expense = Expense.of(ground).since(before);
    report.line("ms from sending a route to its first 200, " + what, Distribution.of(sent));
    report.line("… from the answer that it is created", Distribution.of(created));
    report.count("… answers 5xx on the way", errors.size());
    report.line("… ms of processor time per route", expense.per(ADDED));
  }

  private void add(
      int number, int service, List<Double> sent, List<Double> created, List<Integer> errors)
      throws IOException {
    try (var connection = ground.connect()) {
      var start = System.nanoTime();
      ground.post("HTTPRoute", Objects.route(number, service));
      var answered = System.nanoTime();
      awaitAnswer(connection, number, errors);
      var end = System.nanoTime();
      sent.add((end - start) / 1e6);
      created.add((end - answered) / 1e6);
    }
  }

  private static void awaitAnswer(HttpConnection connection, int number, List<Integer> errors)
      throws IOException {
    var request = Request.of("GET http://%s/api".formatted(Objects.host(number)));
    for (var status = ask(connection, request); status != 200; status = ask(connection, request)) {
      if (status >= 500) {
        errors.add(status);
      }
      Rest.seconds(SECONDS_BETWEEN_POLLS);
    }
  }

  private static int ask(HttpConnection connection, Request request) throws IOException {
    return connection.exchange(request).status();
  }
}
