package dev.sluice.features.benchmark;

import dev.sluice.features.http.Request;
import dev.sluice.features.process.Folder;
import dev.sluice.features.traffic.Traffic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Edits of every kind while requests come in; counts what fails.
final class EditsUnderLoad implements Benchmark {

  private static final int ROUNDS = 100;
  private static final int PER_SECOND = 600;
  private static final List<Request> REQUESTS =
      List.of(
          Request.of("GET http://shop.example.com/"),
          Request.of("GET http://shop.example.com/cart/1"));

  @Override
  public void run(Report report) throws IOException {
    try (var place = Workplace.with(EditsUnderLoad::fill)) {
      var listeners = place.deliveries().listeners();
      var times = new ArrayList<Double>();
      var start = System.nanoTime();
      try (var traffic = Traffic.start(place.ports().address(80), REQUESTS, PER_SECOND)) {
        for (var round = 0; round < ROUNDS; round++) {
          edit(place, round, times);
        }
        var tally = traffic.stop();
        var seconds = (System.nanoTime() - start) / 1e9;
        report.line("ms from save to acknowledgement under load", Distribution.of(times));
        report.count("edits", times.size());
        report.line("requests per second", tally.answered() / seconds);
        report.line("what became of the requests", tally.summary());
      }
      report.count("listener updates", place.deliveries().listeners() - listeners);
    }
  }

  private static void fill(Folder folder) throws IOException {
    folder.save("web.yaml", Manifests.GATEWAY + "---\n" + Manifests.service("stable"));
    folder.save("shop.yaml", shop("", "stable", 100, ""));
  }

  /// The five kinds, each on top of the one before.
  private static void edit(Workplace place, int round, List<Double> times) throws IOException {
    var fresh = "fresh-" + round;
    var service = Manifests.service(fresh) + "---\n";
    var filter =
        "filters: [{type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: X-Round,"
            + " value: \"%d\"}]}}]".formatted(round);
    var folder = place.folder();
    var states =
        List.of(
            shop(service, fresh, 100, ""),
            shop(service, fresh, 100, filter),
            shop(service, fresh, 30, filter));
    for (var state : states) {
      times.add(place.milliseconds(() -> folder.save("shop.yaml", state)));
    }
    times.add(place.milliseconds(() -> folder.save("cart.yaml", cart(round))));
    times.add(place.milliseconds(() -> folder.delete("cart.yaml")));
  }

  private static String shop(String service, String backend, int weight, String filter) {
    return service
        + """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: shop}
        spec:
          parentRefs: [{name: web}]
          hostnames: [shop.example.com]
          rules:
            - backendRefs:
                - {name: %s, port: 8080, weight: %d}
                - {name: stable, port: 8080, weight: %d}
              %s
        """
            .formatted(backend, weight, 100 - weight, filter);
  }

  private static String cart(int round) {
    var name = "cart-" + round;
    return Manifests.service(name)
        + """
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: cart}
        spec:
          parentRefs: [{name: web}]
          hostnames: [shop.example.com]
          rules:
            - matches: [{path: {value: /cart}}]
              backendRefs: [{name: %s, port: 8080}]
        """
            .formatted(name);
  }
}
