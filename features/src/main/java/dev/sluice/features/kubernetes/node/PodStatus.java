package dev.sluice.features.kubernetes.node;

import dev.sluice.features.kubernetes.AddressPlan;
import dev.sluice.features.kubernetes.node.ContainerUnit.Kind;
import io.kubernetes.client.openapi.models.V1ContainerStatus;
import io.kubernetes.client.openapi.models.V1HostIP;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodCondition;
import io.kubernetes.client.openapi.models.V1PodIP;
import io.kubernetes.client.openapi.models.V1PodReadinessGate;
import io.kubernetes.client.openapi.models.V1PodStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sums up the states of a pod's containers the way the kubelet does.
final class PodStatus {
  private final List<ContainerUnit> initContainers;
  private final List<ContainerUnit> mainContainers;
  private final Map<String, V1PodCondition> conditions = new HashMap<>();
  private final OffsetDateTime startTime = now();

  PodStatus(List<ContainerUnit> initContainers, List<ContainerUnit> mainContainers) {
    this.initContainers = initContainers;
    this.mainContainers = mainContainers;
  }

  /// Whether the pod has succeeded or failed for good.
  boolean isOver() {
    return initFailed()
        || mainContainers.stream().allMatch(unit -> unit.finalExitCode().isPresent());
  }

  String phase() {
    if (isOver()) {
      return finalPhase();
    }
    boolean waitsForInit =
        initContainers.stream()
            .anyMatch(
                unit ->
                    unit.kind() == Kind.INIT ? unit.finalExitCode().isEmpty() : !unit.hasEverRun());
    return waitsForInit || mainContainers.stream().anyMatch(unit -> !unit.hasEverRun())
        ? "Pending"
        : "Running";
  }

  /// The phase of a pod whose containers have all ended.
  String finalPhase() {
    boolean good =
        !initFailed()
            && mainContainers.stream().allMatch(unit -> unit.lastExitCode().equals(Optional.of(0)));
    return good ? "Succeeded" : "Failed";
  }

  private boolean initFailed() {
    return initContainers.stream()
        .anyMatch(unit -> unit.finalExitCode().filter(code -> code != 0).isPresent());
  }

  V1PodStatus toModel(V1Pod pod, String phase, PodNetwork.@Nullable Attachment attachment) {
    boolean over = phase.equals("Succeeded") || phase.equals("Failed");
    V1PodStatus status =
        new V1PodStatus()
            .phase(phase)
            .startTime(startTime)
            .hostIP(AddressPlan.NODE_IP)
            .hostIPs(List.of(new V1HostIP().ip(AddressPlan.NODE_IP)))
            .conditions(conditions(pod, over, attachment != null))
            .containerStatuses(statuses(mainContainers));
    if (!initContainers.isEmpty()) {
      status.initContainerStatuses(statuses(initContainers));
    }
    if (attachment != null) {
      status.podIP(attachment.address()).podIPs(List.of(new V1PodIP().ip(attachment.address())));
    }
    return status;
  }

  private List<V1PodCondition> conditions(V1Pod pod, boolean over, boolean attached) {
    boolean initialized = initContainers.stream().allMatch(PodStatus::isDone);
    List<String> unready = unready();
    boolean containersReady = !over && initialized && unready.isEmpty();
    String reason = over ? "PodCompleted" : containersReady ? null : "ContainersNotReady";
    String message = over || containersReady ? null : "containers with unready status: " + unready;
    boolean ready = containersReady && gatesPass(pod);
    String initialReason = initialized || over ? null : "ContainersNotInitialized";
    String gateReason = containersReady && !ready ? "ReadinessGatesNotReady" : reason;
    return List.of(
        condition("PodScheduled", true, null, null),
        condition("PodReadyToStartContainers", attached && !over, null, null),
        condition("Initialized", initialized || over, initialReason, null),
        condition("ContainersReady", containersReady, reason, message),
        condition("Ready", ready, gateReason, message));
  }

  private static boolean isDone(ContainerUnit unit) {
    return unit.kind() == Kind.INIT
        ? unit.finalExitCode().equals(Optional.of(0))
        : unit.hasStarted();
  }

  private List<String> unready() {
    return Stream.concat(initContainers.stream(), mainContainers.stream())
        .filter(unit -> unit.kind() != Kind.INIT && !unit.isReady())
        .map(ContainerUnit::name)
        .toList();
  }

  private static boolean gatesPass(V1Pod pod) {
    List<V1PodReadinessGate> gates =
        Optional.ofNullable(pod.getSpec().getReadinessGates()).orElse(List.of());
    List<V1PodCondition> present =
        pod.getStatus() == null || pod.getStatus().getConditions() == null
            ? List.of()
            : pod.getStatus().getConditions();
    return gates.stream()
        .allMatch(
            gate ->
                present.stream()
                    .anyMatch(
                        condition ->
                            condition.getType().equals(gate.getConditionType())
                                && condition.getStatus().equals("True")));
  }

  private V1PodCondition condition(
      String type, boolean holds, @Nullable String reason, @Nullable String message) {
    String value = holds ? "True" : "False";
    V1PodCondition previous = conditions.get(type);
    OffsetDateTime since =
        previous != null && previous.getStatus().equals(value)
            ? previous.getLastTransitionTime()
            : now();
    V1PodCondition condition =
        new V1PodCondition()
            .type(type)
            .status(value)
            .reason(reason)
            .message(message)
            .lastTransitionTime(since);
    conditions.put(type, condition);
    return condition;
  }

  private static List<V1ContainerStatus> statuses(List<ContainerUnit> units) {
    return units.stream().map(ContainerUnit::status).toList();
  }

  private static OffsetDateTime now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
  }
}
