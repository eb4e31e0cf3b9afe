package dev.sluice.object.decode;

import dev.sluice.object.GatewayClass;
import dev.sluice.object.Metadata;
import dev.sluice.object.ObjectRef;
import java.util.Optional;

/// Reads GatewayClasses.
final class GatewayClasses {

  private static final TextRule CONTROLLER_NAME =
      TextRule.length(1, 253)
          .and(
              TextRule.of(
                  Names::isDomainPrefixed, "a domain, `/` and a path, such as sluice.dev/gateway"));

  private GatewayClasses() {}

  static Optional<GatewayClass> read(Metadata metadata, Fields object) {
    return object.requiredObject("spec", spec -> read(spec, metadata));
  }

  private static GatewayClass read(Fields spec, Metadata metadata) {
    spec.optionalText("description", TextRule.length(0, 64));
    return new GatewayClass(
        metadata,
        spec.text("controllerName", CONTROLLER_NAME),
        spec.object("parametersRef", GatewayClasses::parameters));
  }

  private static ObjectRef parameters(Fields ref) {
    var namespace = ref.optionalText("namespace", Names.DNS_LABEL);
    var local = References.local(ref);
    return new ObjectRef(local.group(), local.kind(), namespace, local.name());
  }
}
