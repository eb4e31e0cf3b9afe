package dev.sluice.features.benchmark.knative;

import dev.sluice.features.benchmark.Benchmark;
import dev.sluice.features.benchmark.Report;
import dev.sluice.features.benchmark.cluster.AtOnce;
import dev.sluice.features.benchmark.cluster.Rest;
import java.io.IOException;
import java.util.stream.IntStream;

/// A layer of Knative with many ingresses, each with a Service of its own, all on one backend.
///
/// @param present how many
public record KnativeBenchmark(int present) implements Benchmark {

  private static final int REST = 60;

  @Override
  public void run(Report report) throws IOException {
    try (var ground = Ground.prepare(Layer.ofEnvironment())) {
      fill(ground, report);
      new NewIngresses(ground, report).measure(present);
      new SwitchedRevisions(ground, report).measure();
      new MovedEndpoints(ground, report).measure(present);
      report.line("MB resident", Spent.memory(ground));
      Rest.seconds(REST);
      report.line("MB resident after a minute of rest", Spent.memory(ground));
      new ColdStart(ground, report).measure(present);
      report.line("MB resident after the cold start", Spent.memory(ground));
    }
  }

  private void fill(Ground ground, Report report) throws IOException {
    var numbers = IntStream.range(0, present);
    AtOnce.forEach(numbers, number -> ground.createRevision(number, 1));
    Rest.seconds(2);
    ground.ingresses().reset();
    var start = System.nanoTime();
    AtOnce.forEach(IntStream.range(0, present), ground::createIngress);
    var last = System.nanoTime();
    var ready = ground.ingresses().awaitGood(present + 1);
    report.line("ms to create %d ingresses at once".formatted(present), (last - start) / 1e6);
    report.line("ms from the last of them to all Ready", (ready - last) / 1e6);
    Rest.seconds(3);
    report.count("… writes to their statuses, in all", ground.ingresses().writes());
    report.count("… the most for one", ground.ingresses().most());
  }
}
