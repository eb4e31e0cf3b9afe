package dev.sluice.features.benchmark.knative;

import dev.sluice.features.benchmark.cluster.PodProcesses;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Processor time that was spent so far, in milliseconds.
///
/// @param control by the control plane
/// @param gateway by the gateway
record Spent(double control, double gateway) {

  static Spent of(Ground ground) {
    var processes = processes(ground);
    var control = ground.layer().namespace();
    var gateway = ground.gateway();
    return new Spent(
        sum(controlPods(ground), pod -> processes.processorTime(control, pod)),
        sum(
            gateway.pods(ground.cluster()),
            pod -> processes.processorTime(gateway.namespace(), pod)));
  }

  private static double sum(List<String> pods, ToDoubleFunction<String> measure) {
    return pods.stream().mapToDouble(measure).sum();
  }

  static List<String> controlPods(Ground ground) {
    return ground
        .cluster()
        .list("v1 Pod", ground.layer().namespace(), "")
        .map(Installed::name)
        .sorted()
        .toList();
  }

  /// What pods of the control plane and of the gateway occupy, in megabytes.
  static String memory(Ground ground) {
    var processes = processes(ground);
    var gateway = ground.gateway();
    return "control plane %s, gateway %s"
        .formatted(
            list(controlPods(ground), pod -> processes.resident(ground.layer().namespace(), pod)),
            list(
                gateway.pods(ground.cluster()),
                pod -> processes.resident(gateway.namespace(), pod)));
  }

  private static String list(List<String> pods, ToDoubleFunction<String> measure) {
    return pods.stream()
        .map(pod -> String.format(Locale.ROOT, "%.1f", measure.applyAsDouble(pod)))
        .collect(Collectors.joining(" and "));
  }

  /// Pods of a Kubernetes on this machine.
  private static PodProcesses processes(Ground ground) {
    var directory = ground.cluster().kubeconfig().toAbsolutePath().getParent();
    return new PodProcesses(String.valueOf(directory == null ? "" : directory.getFileName()));
  }

  Spent since(Spent before) {
    return new Spent(control - before.control, gateway - before.gateway);
  }

  Spent per(double parts) {
    return new Spent(control / parts, gateway / parts);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "control plane %.1f, gateway %.1f", control, gateway);
  }
}
