package dev.sluice.incremental;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Times one change among 5 000 routes against a full computation. Run by hand.
final class IncrementalBenchmark {
  private static final int ROUTES = 5_000;
  private static final int SERVICES = 500;
  private static final List<Integer> KEYS = IntStream.range(0, ROUTES).boxed().toList();

  private final Incremental engine = new Incremental();
  private final Input<Integer, String> routes = engine.input("route", "");
  private final Input<Integer, Integer> services = engine.input("service", 0);
  private final Derived<Integer, Boolean> resolved =
      engine.derive("resolved", key -> services.get(key) > 0);
  private final Derived<Integer, String> translated = engine.derive("translated", this::translate);
  private final Derived<String, Integer> gateway =
      engine.derive("gateway", _ -> KEYS.stream().mapToInt(k -> translated.get(k).length()).sum());

  private IncrementalBenchmark() {
    KEYS.forEach(key -> routes.set(key, "route-" + key));
    KEYS.stream().limit(SERVICES).forEach(key -> services.set(key, 1));
  }

  private String translate(int key) {
    var backends =
        IntStream.range(0, 5)
            .map(i -> (key + i * 7) % SERVICES)
            .mapToObj(service -> service + ":" + resolved.get(service))
            .collect(Collectors.joining(","));
    return routes.get(key) + " -> " + backends;
  }

  /// Prints microseconds; the best of several rounds.
  public static void main(String[] arguments) {
    var warm = new IncrementalBenchmark();
    print("full computation", 30, _ -> new IncrementalBenchmark().gateway.get("g"));
    warm.gateway.get("g");
    print("one route changed", 300, i -> warm.changeRoute(i));
    print("one service changed, no effect", 300, i -> warm.changeService(i + 2));
    System.out.println(warm.engine.dump().lines().filter(line -> !line.startsWith(" ")).toList());
  }

  private int changeRoute(int round) {
    routes.set(round, "route changed " + round);
    var sum = gateway.get("g");
    engine.sweep();
    return sum;
  }

  private int changeService(int value) {
    services.set(7, value);
    var sum = gateway.get("g");
    engine.sweep();
    return sum;
  }

  private static void print(String what, int rounds, IntConsumer round) {
    var times =
        IntStream.range(0, rounds)
            .mapToLong(
                i -> {
                  var start = System.nanoTime();
                  round.accept(i);
                  return (System.nanoTime() - start) / 1_000;
                })
            .sorted()
            .toArray();
    System.out.printf("%s: best %d us, median %d us%n", what, times[0], times[rounds / 2]);
  }
}
