package dev.sluice.features.benchmark;

import dev.sluice.features.http.Request;
import java.io.IOException;
import java.util.ArrayList;

/// Requests per second at the first and at the last of many path rules of one host. Envoy answers
/// by itself with a redirect, so that finding the rule is what is measured.
final class LongTable implements Benchmark {

  private static final int RULES = 1_000;
  private static final int ROUNDS = 5;

  @Override
  public void run(Report report) throws IOException {
    try (var place =
        Workplace.with(
            folder -> {
              folder.save("web.yaml", Manifests.GATEWAY);
              folder.save("big.yaml", Manifests.pathRules(RULES));
            })) {
      var load = LoadGenerator.available(place.ports());
      var first = new ArrayList<Double>();
      var last = new ArrayList<Double>();
      for (var round = 0; round < ROUNDS; round++) {
        first.add(load.requestsPerSecond(request(0)));
        last.add(load.requestsPerSecond(request(RULES - 1)));
      }
      var atFirst = Distribution.of(first).median();
      var atLast = Distribution.of(last).median();
      report.line("requests/s at the first of %d rules, by %s".formatted(RULES, load), atFirst);
      report.line("requests/s at the last", atLast);
      report.line("last as a share of first, %", 100 * atLast / atFirst);
    }
  }

  private static Request request(int number) {
    return Request.of("GET http://big.example.com/path-%05d/x".formatted(number));
  }
}
