package dev.sluice.object.decode;

import dev.sluice.object.Metadata;
import dev.sluice.object.ReferenceGrant;
import java.util.Optional;

/// Reads ReferenceGrants.
final class ReferenceGrants {

  private static final int MOST = 16;

  private ReferenceGrants() {}

  static Optional<ReferenceGrant> read(Metadata metadata, Fields object) {
    return object.requiredObject("spec", spec -> read(spec, metadata));
  }

  private static ReferenceGrant read(Fields spec, Metadata metadata) {
    spec.requireItems("from");
    spec.requireItems("to");
    return new ReferenceGrant(
        metadata,
        spec.objects("from", MOST, ReferenceGrants::from),
        spec.objects("to", MOST, ReferenceGrants::to));
  }

  private static ReferenceGrant.From from(Fields from) {
    return new ReferenceGrant.From(
        group(from), from.text("kind", Names.KIND), from.text("namespace", Names.DNS_LABEL));
  }

  private static ReferenceGrant.To to(Fields to) {
    return new ReferenceGrant.To(
        group(to), to.text("kind", Names.KIND), to.optionalText("name", Names.REFERENCE));
  }

  /// Must be written even for the core group, as `""`.
  private static String group(Fields fields) {
    return fields.text("group", Names.GROUP);
  }
}
