package dev.sluice.loop;

import dev.sluice.facts.Placement;
import dev.sluice.facts.StandIns;
import dev.sluice.facts.Surroundings;
import dev.sluice.object.Change;
import dev.sluice.object.decode.Manifests;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Times what one more route costs a control plane that has thousands, step by step. Run by hand.
final class ControlPlaneBenchmark {

  private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();
  private static final String GATEWAY =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: web, namespace: default}
      spec: {gatewayClassName: sluice, listeners: [{name: http, protocol: HTTP, port: 80}]}
      """;

  private final ControlPlane plane =
      new ControlPlane(
          new Surroundings(
              Surroundings.CONTROLLER_NAME,
              new Placement.OwnProxies("sluice-system", Placement.EVERY_ADDRESS),
              StandIns.NOBODY));
  private final Map<String, long[]> times = new LinkedHashMap<>();
  private final int routes;
  private final int added;

  private ControlPlaneBenchmark(int routes, int added) {
    this.routes = routes;
    this.added = added;
  }

  /// Prints medians and means of processor time, in microseconds.
  ///
  /// @param arguments numbers of routes
  public static void main(String[] arguments) {
    for (var routes : arguments) {
      new ControlPlaneBenchmark(Integer.parseInt(routes), 300).run();
    }
  }

  private void run() {
    plane.apply(
        changes(
            GATEWAY
                + IntStream.range(0, routes + added)
                    .mapToObj(ControlPlaneBenchmark::backend)
                    .collect(Collectors.joining())
                + IntStream.range(0, routes)
                    .mapToObj(ControlPlaneBenchmark::route)
                    .collect(Collectors.joining())));
    turn(-1);
    for (var number = 0; number < added; number++) {
      add(number);
    }
    System.out.println(routes + " routes, microseconds for one more");
    times.forEach(ControlPlaneBenchmark::print);
  }

  private void add(int number) {
    var change = changes(route(routes + number));
    time("apply", number, () -> plane.apply(change));
    turn(number);
  }

  private void turn(int number) {
    time("resources", number, plane.resources()::changes);
    time("proxies", number, plane.dataPlanes()::changes);
    time("statuses", number, plane.statuses()::changes);
    time("sweep", number, plane::sweep);
  }

  private void time(String step, int number, Runnable work) {
    var start = PROCESSOR.getCurrentThreadCpuTime();
    work.run();
    var took = PROCESSOR.getCurrentThreadCpuTime() - start;
    if (number >= 0) {
      times.computeIfAbsent(step, _ -> new long[added])[number] = took;
    }
  }

  private static void print(String step, long[] nanos) {
    var late = Arrays.copyOfRange(nanos, nanos.length / 3, nanos.length);
    Arrays.sort(late);
    var mean = Arrays.stream(late).average().orElse(0);
    System.out.printf(
        "  %-10s median %6d, mean %6.0f%n", step, late[late.length / 2] / 1_000, mean / 1_000);
  }

  private static List<Change> changes(String manifests) {
    return Manifests.decode("benchmark", manifests).objects().stream()
        .<Change>map(Change.Put::new)
        .toList();
  }

  private static String backend(int number) {
    return """
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: service-%05d, namespace: default}
    spec: {clusterIP: 10.0.0.1, ports: [{port: 8080, targetPort: 3000}]}
    ---
    apiVersion: discovery.k8s.io/v1
    kind: EndpointSlice
    addressType: IPv4
    metadata:
      name: service-%05d
      namespace: default
      labels: {kubernetes.io/service-name: service-%05d}
    ports: [{port: 3000, name: "", protocol: TCP}]
    endpoints: [{addresses: [10.1.0.1], conditions: {ready: true}}]
    """
        .formatted(number, number, number);
  }

  private static String route(int number) {
    return """
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: {name: route-%05d, namespace: default}
    spec:
      parentRefs: [{name: web}]
      hostnames: [shop-%05d.example.com]
      rules:
      - matches: [{path: {type: PathPrefix, value: /api}}]
        backendRefs: [{name: service-%05d, port: 8080}]
      - backendRefs: [{name: service-%05d, port: 8080}]
    """
        .formatted(number, number, number, number);
  }
}
