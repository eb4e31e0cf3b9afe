package dev.sluice.features.traffic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What became of requests. Safe to use from any thread.
public final class Tally {

  private static final int EXAMPLES = 5;

  private final SortedMap<Integer, Long> statuses = new TreeMap<>();
  private final Map<String, Long> services = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();
  private long broken;
  private long closed;

  synchronized void answered(int status, String service) {
    statuses.merge(status, 1L, Long::sum);
    services.merge(service, 1L, Long::sum);
  }

  synchronized void failed(String what) {
    if (failures.size() < EXAMPLES) {
      failures.add(what);
    }
  }

  synchronized void broken(Exception failure) {
    broken++;
    failed(failure.toString());
  }

  synchronized void drained() {
    closed++;
  }

  /// How many requests were answered.
  public synchronized long answered() {
    return statuses.values().stream().mapToLong(Long::longValue).sum();
  }

  /// How many answers were not 2xx.
  public synchronized long unsuccessful() {
    return answered()
        - statuses.subMap(200, 300).values().stream().mapToLong(Long::longValue).sum();
  }

  /// How many answers were 5xx.
  public synchronized long serverErrors() {
    return statuses.tailMap(500).values().stream().mapToLong(Long::longValue).sum();
  }

  /// How many connections failed to open, or broke before the answer was complete.
  public synchronized long broken() {
    return broken;
  }

  /// How many connections Envoy asked to close, as it does when it drains a listener.
  public synchronized long closed() {
    return closed;
  }

  /// How many answers came from a Service.
  public synchronized long from(String service) {
    return services.getOrDefault(service, 0L);
  }

  /// How many answers of which status, and what happened to connections.
  public synchronized String summary() {
    return "statuses %s, broken connections %d, closed connections %d"
        .formatted(statuses, broken, closed);
  }

  @Override
  public synchronized String toString() {
    return "%s, services %s, failures %s".formatted(summary(), services, failures);
  }
}
