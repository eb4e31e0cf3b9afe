package dev.sluice.features.benchmark;

import dev.sluice.features.benchmark.cluster.ClusterBenchmark;
import dev.sluice.features.benchmark.knative.KnativeBenchmark;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs benchmarks by name, or all of them, and prints what they measured.
final class Benchmarks {

  private static final Map<String, Benchmark> ALL = all();

  private Benchmarks() {}

  private static Map<String, Benchmark> all() {
    var all = new LinkedHashMap<String, Benchmark>();
    all.put("startup", new Startup());
    all.put("propagation-1000", new Propagation(1_000));
    all.put("propagation-10000", new Propagation(10_000));
    all.put("edits-under-load", new EditsUnderLoad());
    all.put("routes-added", new RoutesAdded());
    all.put("long-table", new LongTable());
    all.put("cluster", new ClusterBenchmark());
    all.put("knative-100", new KnativeBenchmark(100));
    all.put("knative-5000", new KnativeBenchmark(5_000));
    return all;
  }

  public static void main(String[] names) throws IOException {
    var unknown = List.of(names).stream().filter(name -> !ALL.containsKey(name)).sorted().toList();
    if (!unknown.isEmpty()) {
      System.err.printf("There is no %s; there are %s.%n", unknown, ALL.keySet());
      System.exit(2);
    }
    var report = new Report(System.out);
    for (var entry : ALL.entrySet()) {
      if (names.length == 0 || List.of(names).contains(entry.getKey())) {
        report.start(entry.getKey());
        entry.getValue().run(report);
      }
    }
  }
}
