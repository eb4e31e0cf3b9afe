package dev.sluice.features.benchmark.cluster;

import dev.sluice.features.benchmark.Report;
import java.io.IOException;
import java.util.stream.IntStream;

/// A thousand routes come, nine hundred of them at once, and go: when statuses are right, and how
/// often they are written.
///
/// @param ground where
/// @param report takes what is measured
record ManyRoutes(Ground ground, Report report) {

  static final int ROUTES = 1_000;
  private static final int FIRST = 100;

  void come() throws IOException {
    create(IntStream.range(0, FIRST));
    awaitAttached(FIRST);
    reset();
    var start = System.nanoTime();
    create(IntStream.range(FIRST, ROUTES));
    var last = System.nanoTime();
    var accepted = ground.routes().awaitGood(ROUTES);
    var attached = awaitAttached(ROUTES);
    report.line("ms to create 900 routes at once", (last - start) / 1e6);
    report.line("ms from the first of them to all Accepted", (accepted - start) / 1e6);
    report.line("ms from the last of them to all Accepted", (accepted - last) / 1e6);
    report.line("ms from the last of them to the right attachedRoutes", (attached - last) / 1e6);
    writes();
  }

  void go() throws IOException {
    reset();
    AtOnce.forEach(
        IntStream.range(0, ROUTES),
        number -> ground.delete("HTTPRoute", Objects.routeName(number)));
    var last = System.nanoTime();
    var attached = awaitAttached(0);
    report.line("ms from the last deletion to the right attachedRoutes", (attached - last) / 1e6);
    writes();
  }

  private void create(IntStream numbers) throws IOException {
    AtOnce.forEach(numbers, number -> ground.post("HTTPRoute", Objects.route(number, number)));
  }

  private long awaitAttached(int routes) throws IOException {
    return ground
        .gateways()
        .awaitObject(Objects.GATEWAY, gateway -> Statuses.attachedRoutes(gateway) == routes);
  }

  private void reset() {
    ground.gateways().reset();
    ground.routes().reset();
  }

  /// Late writes are to be seen.
  private void writes() {
    Rest.seconds(3);
    report.count("… writes to statuses of routes, in all", ground.routes().writes());
    report.count("… the most for one route", ground.routes().most());
    report.count("… to the Gateway's status", ground.gateways().writes(Objects.GATEWAY));
  }
}
