package dev.sluice.kube;

import dev.sluice.object.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Asks the API server which kinds it serves, and under which names. Any thread; it keeps nothing,
/// as what is served can change with every CustomResourceDefinition.
final class Discovery {

  private final ApiServer server;

  Discovery(ApiServer server) {
    this.server = server;
  }

  /// The kind in the first version that is served of those that are understood; empty if none is.
  Optional<Resource> locate(Kind kind) throws IOException {
    return locate(kind.group(), kind.label(), kind.versions());
  }

  /// The kind in the first of the versions that is served; empty if none is.
  Optional<Resource> locate(String group, String label, List<String> versions) throws IOException {
    for (var version : versions) {
      var found = locate(group, version, label);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Resource> locate(String group, String version, String label) throws IOException {
    try {
      return server.get(ApiPath.of(Resource.root(group, version))).objects("resources").stream()
          .filter(resource -> resource.text("kind").equals(label))
          .filter(resource -> !resource.text("name").contains("/"))
          .findFirst()
          .map(
              resource ->
                  new Resource(
                      group, version, resource.text("name"), resource.truth("namespaced")));
    } catch (RefusedException refused) {
      if (refused.notFound()) {
        return Optional.empty();
      }
      throw refused;
    }
  }
}
