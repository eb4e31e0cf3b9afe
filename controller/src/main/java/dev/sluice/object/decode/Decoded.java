package dev.sluice.object.decode;

import dev.sluice.object.ApiObject;
import java.util.List;
import java.util.Optional;

/// What a source of manifests says.
///
/// @param manifests the objects described, in the order written, those in error included
/// @param problems everything its author should know, by line
/// @param complete whether every object in the source could be told; not so when a document cannot
///   be parsed or does not say what it describes
public record Decoded(List<Manifest> manifests, List<Problem> problems, boolean complete) {

  public Decoded {
    manifests = List.copyOf(manifests);
    problems = List.copyOf(problems);
  }

  /// The objects without errors, in the order written.
  public List<ApiObject> objects() {
    return manifests.stream().map(Manifest::object).flatMap(Optional::stream).toList();
  }
}
