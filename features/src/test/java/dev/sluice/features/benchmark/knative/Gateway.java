package dev.sluice.features.benchmark.knative;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.features.cluster.Cluster;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where requests from outside come in.
///
/// @param namespace of its Service and its pods
/// @param address of its Service
/// @param labels of its pods, as a selector
record Gateway(String namespace, String address, String labels) {

  /// The gateway that an ingress names in its status.
  static Gateway of(Cluster cluster, JsonNode ingress) {
    var domain = ingress.at("/status/publicLoadBalancer/ingress/0/domainInternal").asText();
    var names = domain.split("\\.", 3);
    var service = cluster.find("v1 Service", names[1], names[0]).orElseThrow();
    var address =
        Stream.of("/status/loadBalancer/ingress/0/ip", "/spec/clusterIP")
            .map(path -> service.at(path).asText())
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElseThrow();
    var labels =
        service.at("/spec/selector").properties().stream()
            .map(label -> label.getKey() + "=" + label.getValue().asText())
            .collect(Collectors.joining(","));
    return new Gateway(names[1], address, labels);
  }

  /// Its pods.
  List<String> pods(Cluster cluster) {
    return cluster.list("v1 Pod", namespace, labels).map(Installed::name).toList();
  }
}
