package dev.sluice.features.kubernetes.node;

import static java.util.Objects.requireNonNull;

import dev.sluice.features.kubernetes.AddressPlan;
import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Pod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a pod that the downward API offers.
final class PodFields {

  private PodFields() {}

  static String field(V1Pod pod, String podAddress, String path) {
    V1ObjectMeta meta = pod.getMetadata();
    if (path.endsWith("']")) {
      String key = path.substring(path.indexOf("['") + 2, path.length() - 2);
      Map<String, String> values =
          path.startsWith("metadata.labels") ? meta.getLabels() : meta.getAnnotations();
      return values == null ? "" : values.getOrDefault(key, "");
    }
    return switch (path) {
      case "metadata.name" -> meta.getName();
      case "metadata.namespace" -> meta.getNamespace();
      case "metadata.uid" -> meta.getUid();
      case "metadata.labels" -> lines(meta.getLabels());
      case "metadata.annotations" -> lines(meta.getAnnotations());
      case "spec.nodeName" -> AddressPlan.NODE_NAME;
      case "spec.serviceAccountName" -> pod.getSpec().getServiceAccountName();
      case "status.hostIP", "status.hostIPs" -> AddressPlan.NODE_IP;
      case "status.podIP", "status.podIPs" -> podAddress;
      default -> throw new ConfigProblem("unsupported field path " + path);
    };
  }

  /// A container's resource request or limit, in units of the divisor, rounded up.
  static String resource(
      V1Pod pod,
      @Nullable V1Container defaultContainer,
      @Nullable String containerName,
      String resource,
      @Nullable Quantity divisor) {
    V1Container container =
        containerName == null
            ? requireNonNull(defaultContainer)
            : pod.getSpec().getContainers().stream()
                .filter(candidate -> candidate.getName().equals(containerName))
                .findFirst()
                .orElseThrow(() -> new ConfigProblem("no container " + containerName));
    String kind = resource.substring(resource.indexOf('.') + 1);
    Map<String, Quantity> amounts =
        container.getResources() == null
            ? null
            : resource.startsWith("limits.")
                ? container.getResources().getLimits()
                : container.getResources().getRequests();
    BigDecimal amount =
        amounts != null && amounts.containsKey(kind)
            ? amounts.get(kind).getNumber()
            : resource.startsWith("requests.") ? BigDecimal.ZERO : NodeCapacity.of(kind);
    BigDecimal unit =
        divisor == null || divisor.getNumber().signum() == 0 ? BigDecimal.ONE : divisor.getNumber();
    return amount.divide(unit, 0, RoundingMode.CEILING).toPlainString();
  }

  private static String lines(Map<String, String> values) {
    return values == null
        ? ""
        : new TreeMap<>(values)
            .entrySet().stream()
                .map(
                    entry ->
                        entry.getKey()
                            + "=\""
                            + entry
                                .getValue()
                                .replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n")
                            + "\"")
                .collect(Collectors.joining("\n"));
  }
}
