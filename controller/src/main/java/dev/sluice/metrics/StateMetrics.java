package dev.sluice.metrics;

import dev.sluice.loop.FleetReport;
import dev.sluice.object.Kind;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.Collector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// Numbers that are asked for when somebody reads them. Put together by one thread.
public final class StateMetrics {

  private final Exposition exposition;
  private final List<Collector> numbers = new ArrayList<>();

  /// Shows nothing yet.
  public StateMetrics(Exposition exposition) {
    this.exposition = exposition;
  }

  /// Shows how many objects are known.
  public StateMetrics objects(Supplier<Map<Kind, Integer>> counts) {
    numbers.add(
        GaugeWithCallback.builder()
            .name("sluice_objects")
            .help("Objects of the cluster that are known.")
            .labelNames("kind")
            .callback(
                gauge -> counts.get().forEach((kind, count) -> gauge.call(count, kind.label())))
            .build());
    return this;
  }

  /// Shows how often kinds were listed: once, and once more whenever a watch could not go on.
  public StateMetrics listings(Supplier<Map<Kind, Integer>> counts) {
    numbers.add(
        CounterWithCallback.builder()
            .name("sluice_watch_lists_total")
            .help(
                "Times that all objects of a kind were listed: more than one if a watch was lost.")
            .labelNames("kind")
            .callback(
                gauge -> counts.get().forEach((kind, count) -> gauge.call(count, kind.label())))
            .build());
    return this;
  }

  /// Shows proxies by fleet, and what they refuse.
  public StateMetrics fleets(Supplier<? extends Map<String, FleetReport>> reports) {
    fleets(
        "sluice_proxies_connected",
        "Proxies that are connected to this replica.",
        reports,
        FleetReport::connected);
    fleets(
        "sluice_rejected_resources",
        "Resources that a proxy refused and that wait for a change of an object.",
        reports,
        report -> report.rejections().size());
    return this;
  }

  /// Shows how many events wait for the control loop.
  public StateMetrics queue(IntSupplier waiting) {
    number("sluice_loop_queue", "Events that wait for the control loop.", waiting);
    return this;
  }

  /// Shows whether this replica leads.
  public StateMetrics leader(BooleanSupplier leads) {
    number(
        "sluice_leader",
        "Whether this replica writes statuses and infrastructure.",
        () -> leads.getAsBoolean() ? 1 : 0);
    return this;
  }

  /// From now on the numbers are shown to whoever reads them, on any thread.
  public void show() {
    numbers.forEach(exposition.registry()::register);
  }

  private void number(String name, String help, IntSupplier value) {
    numbers.add(
        GaugeWithCallback.builder()
            .name(name)
            .help(help)
            .callback(gauge -> gauge.call(value.getAsInt()))
            .build());
  }

  private void fleets(
      String name,
      String help,
      Supplier<? extends Map<String, FleetReport>> reports,
      ToIntFunction<FleetReport> value) {
    numbers.add(
        GaugeWithCallback.builder()
            .name(name)
            .help(help)
            .labelNames("fleet")
            .callback(
                gauge ->
                    reports
                        .get()
                        .forEach((fleet, report) -> gauge.call(value.applyAsInt(report), fleet)))
            .build());
  }
}
