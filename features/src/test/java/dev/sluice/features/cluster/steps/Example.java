package dev.sluice.features.cluster.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.features.cluster.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// An example as it is in a cluster: its Services lead to pods, and nobody but the cluster says
/// where these are.
///
/// @param services which need a backend each
/// @param others all other objects
record Example(List<ObjectNode> services, List<ObjectNode> others) {

  static Example of(Path directory) throws IOException {
    var documents = new ArrayList<ObjectNode>();
    try (var files = Files.list(directory)) {
      for (var file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        documents.addAll(Documents.of(Files.readString(file)));
      }
    }
    return new Example(
        documents.stream().filter(Example::isService).map(Example::completed).toList(),
        documents.stream()
            .filter(object -> !isService(object))
            .filter(object -> !kind(object).equals("EndpointSlice"))
            .toList());
  }

  /// Ports at which TLS is usual lead to where backends speak it.
  private static ObjectNode completed(ObjectNode service) {
    var spec = service.withObject("/spec");
    spec.putObject("selector").put("app", name(service));
    for (var port : spec.path("ports")) {
      var encrypted = String.valueOf(port.path("port").asInt()).endsWith("443");
      ((ObjectNode) port)
          .put("targetPort", encrypted ? EchoBackend.TLS_PORT : EchoBackend.PLAIN_PORT);
    }
    return service;
  }

  private static boolean isService(JsonNode object) {
    return kind(object).equals("Service");
  }

  static String kind(JsonNode object) {
    return object.path("kind").asText();
  }

  static String name(JsonNode object) {
    return object.path("metadata").path("name").asText();
  }

  /// Objects as a manifest.
  static String manifest(List<ObjectNode> objects) {
    return objects.stream().map(JsonNode::toString).collect(Collectors.joining("\n---\n"));
  }
}
