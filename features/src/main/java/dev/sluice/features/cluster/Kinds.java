package dev.sluice.features.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the API server serves: where the objects of a kind are. Asked again when a kind is not
/// known, because CRDs come and go.
final class Kinds {

  private static final String DISCOVERY =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

  /// @param prefix such as `/apis/apps/v1`
  private record Place(String prefix, String plural, boolean namespaced) {}

  private final ApiServer server;
  private Map<String, Place> places = Map.of();

  Kinds(ApiServer server) {
    this.server = server;
  }

  /// The path of a collection.
  ///
  /// @param kind such as `Gateway`, or `gateway.networking.k8s.io/v1 Gateway` where several groups
  ///   or versions have it; without, the server's preferred version of the first group counts
  /// @param namespace empty for all; ignored for kinds that are not in namespaces
  /// @throws IllegalArgumentException if the server has no such kind
  synchronized String path(String kind, String namespace) {
    var place =
        place(kind)
            .orElseThrow(() -> new IllegalArgumentException("the cluster has no kind " + kind));
    return place.namespaced() && !namespace.isEmpty()
        ? place.prefix() + "/namespaces/" + namespace + "/" + place.plural()
        : place.prefix() + "/" + place.plural();
  }

  /// Whether the server has a kind.
  synchronized boolean known(String kind) {
    return place(kind).isPresent();
  }

  private Optional<Place> place(String kind) {
    if (!places.containsKey(kind)) {
      places = discover();
    }
    return Optional.ofNullable(places.get(kind));
  }

  private Map<String, Place> discover() {
    var found = new HashMap<String, Place>();
    for (var root : new String[] {"/api", "/apis"}) {
      for (var group : server.get(root, DISCOVERY).path("items")) {
        group.path("versions").forEach(version -> add(found, root, group, version));
      }
    }
    return found;
  }

  private static void add(Map<String, Place> found, String root, JsonNode group, JsonNode version) {
    var name = group.path("metadata").path("name").asText();
    var apiVersion = (name.isEmpty() ? "" : name + "/") + version.path("version").asText();
    for (var resource : version.path("resources")) {
      var place =
          new Place(
              root + "/" + apiVersion,
              resource.path("resource").asText(),
              resource.path("scope").asText().equals("Namespaced"));
      var kind = resource.path("responseKind").path("kind").asText();
      found.putIfAbsent(kind, place);
      found.put(apiVersion + " " + kind, place);
    }
  }
}
