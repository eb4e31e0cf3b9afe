package dev.sluice.features.benchmark.cluster;

import dev.sluice.features.benchmark.Report;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the controller takes when nothing happens.
///
/// @param ground where
/// @param report takes what is measured
record AtRest(Ground ground, Report report) {

  private static final int SECONDS = 60;

  void measure() {
    var before = Expense.of(ground);
    Rest.seconds(SECONDS);
    report.line(
        "ms of processor time per second at rest", Expense.of(ground).since(before).per(SECONDS));
    memory("after a minute of rest");
  }

  void memory(String when) {
    report.line(
        "MB resident " + when,
        "leader %s, followers %s".formatted(resident(true), resident(false)));
  }

  private String resident(boolean leading) {
    return ground.replicas(leading).stream()
        .map(pod -> ground.processes().resident(ground.subject().namespace(), pod))
        .map(megabytes -> String.format(Locale.ROOT, "%.1f", megabytes))
        .collect(Collectors.joining(" and "));
  }
}
