package dev.sluice.features.benchmark.cluster;

import dev.sluice.features.benchmark.Benchmark;
import dev.sluice.features.benchmark.Report;
import java.io.IOException;
import java.util.stream.IntStream;

/// A controller with a thousand routes, each with a Service of its own.
public final class ClusterBenchmark implements Benchmark {

  private static final int SERVICES = ManyRoutes.ROUTES + AddedRoutes.ADDED;

  @Override
  public void run(Report report) throws IOException {
    try (var ground = Ground.prepare(Subject.ofEnvironment())) {
      AtOnce.forEach(IntStream.range(0, SERVICES), number -> service(ground, number));
      Rest.seconds(2);
      var routes = new ManyRoutes(ground, report);
      var rest = new AtRest(ground, report);
      routes.come();
      rest.memory("right after");
      rest.measure();
      added(ground, report);
      new MovedEndpoints(ground, report).measure();
      new NewGateways(ground, report).measure();
      rest.memory("after all this");
      routes.go();
    }
  }

  private static void added(Ground ground, Report report) throws IOException {
    var added = new AddedRoutes(ground, report);
    var first = ManyRoutes.ROUTES;
    added.measure("to a Service in use", first, 0);
    added.measure("to a new Service", first + AddedRoutes.ADDED, ManyRoutes.ROUTES);
    AtOnce.forEach(
        IntStream.range(first, first + 2 * AddedRoutes.ADDED),
        number -> ground.delete("HTTPRoute", Objects.routeName(number)));
    Rest.seconds(2);
  }

  private static void service(Ground ground, int number) {
    ground.post("v1 Service", Objects.service(number));
    ground.post("EndpointSlice", Objects.slice(number, ground.backend(number)));
  }
}
