package dev.sluice.features.benchmark.cluster;

import java.util.Locale;

/// Processor time that was spent so far, in milliseconds.
///
/// @param leader by the replica that holds the Lease
/// @param followers by the other replicas together
/// @param proxies by the Gateway's proxies together
record Expense(double leader, double followers, double proxies) {

  static Expense of(Ground ground) {
    return new Expense(
        replicas(ground, true),
        replicas(ground, false),
        ground.proxies().stream()
            .map(pod -> pod.split("/"))
            .mapToLong(pod -> ground.processes().processorTime(pod[0], pod[1]))
            .sum());
  }

  private static double replicas(Ground ground, boolean leading) {
    return ground.replicas(leading).stream()
        .mapToLong(pod -> ground.processes().processorTime(ground.subject().namespace(), pod))
        .sum();
  }

  Expense since(Expense before) {
    return new Expense(
        leader - before.leader, followers - before.followers, proxies - before.proxies);
  }

  Expense per(double parts) {
    return new Expense(leader / parts, followers / parts, proxies / parts);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "leader %.1f, followers %.1f, proxies %.1f", leader, followers, proxies);
  }
}
