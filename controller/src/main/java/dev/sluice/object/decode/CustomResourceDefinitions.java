package dev.sluice.object.decode;

import dev.sluice.object.CustomResourceDefinition;
import dev.sluice.object.Metadata;
import java.util.List;
import java.util.Optional;

/// Reads which versions of a kind a cluster serves.
final class CustomResourceDefinitions {

  private CustomResourceDefinitions() {}

  static CustomResourceDefinition read(Metadata metadata, Fields object) {
    var served = object.object("spec", CustomResourceDefinitions::served);
    return new CustomResourceDefinition(metadata, served.orElse(List.of()));
  }

  private static List<String> served(Fields spec) {
    return spec.objects("versions", Integer.MAX_VALUE, CustomResourceDefinitions::version).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> version(Fields version) {
    var served = version.truth("served", false);
    return version.optionalText("name", TextRule.ANY).filter(_ -> served);
  }
}
