package dev.sluice.object.decode;

import dev.sluice.object.Kind;
import dev.sluice.object.Metadata;
import dev.sluice.object.Metadata.Owner;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.SortedMap;

/// The `metadata` of every kind.
final class ObjectMetadata {

  private static final String DEFAULT_NAMESPACE = "default";
  private static final TextRule INSTANT =
      TextRule.of(
          text -> instant(text).isPresent(),
          "a time such as 2026-01-31T12:00:00Z, or leave it out");

  private ObjectMetadata() {}

  static Metadata read(Kind kind, Fields metadata) {
    var read =
        new Metadata(
            namespace(kind, metadata),
            metadata.text("name", nameRule(kind)),
            metadata.optionalText("uid", TextRule.ANY).orElse(""),
            metadata.textMap("labels", Names.QUALIFIED, Names.LABEL_VALUE),
            annotations(metadata),
            metadata.integer("generation", 0, Integer.MAX_VALUE).orElse(0),
            metadata
                .optionalText("creationTimestamp", INSTANT)
                .flatMap(ObjectMetadata::instant)
                .orElse(Instant.EPOCH),
            metadata.optionalText("deletionTimestamp", INSTANT).isPresent(),
            metadata.objects("ownerReferences", Integer.MAX_VALUE, ObjectMetadata::owner));
    metadata.ignore("generateName", "selfLink", "resourceVersion");
    metadata.ignore("deletionGracePeriodSeconds", "finalizers", "managedFields");
    return read;
  }

  private static Owner owner(Fields owner) {
    owner.ignore("blockOwnerDeletion");
    return new Owner(
        owner.text("apiVersion", TextRule.ANY),
        owner.text("kind", TextRule.ANY),
        owner.text("name", TextRule.ANY),
        owner.text("uid", TextRule.ANY),
        owner.truth("controller", false));
  }

  private static TextRule nameRule(Kind kind) {
    return kind == Kind.NAMESPACE || kind == Kind.SERVICE ? Names.DNS_LABEL : Names.DNS_SUBDOMAIN;
  }

  private static String namespace(Kind kind, Fields metadata) {
    var written = metadata.optionalText("namespace", Names.DNS_LABEL);
    if (kind.namespaced()) {
      return written.orElse(DEFAULT_NAMESPACE);
    }
    if (written.isPresent()) {
      metadata.warning("namespace", kind.label() + " has no namespace; leave it out");
    }
    return "";
  }

  private static SortedMap<String, String> annotations(Fields metadata) {
    return metadata.textMap("annotations", Names.QUALIFIED, TextRule.ANY);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
