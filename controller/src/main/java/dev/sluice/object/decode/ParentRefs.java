package dev.sluice.object.decode;

import dev.sluice.object.Kind;
import dev.sluice.object.ParentRef;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Reads where a route wants to attach.
final class ParentRefs {

  private static final int MOST = 32;

  private ParentRefs() {}

  static List<ParentRef> read(Fields spec) {
    var refs = spec.objects("parentRefs", MOST, ParentRefs::ref);
    if (refs.size() > 1) {
      checkDistinct(spec, refs);
    }
    return refs;
  }

  private static ParentRef ref(Fields ref) {
    return new ParentRef(
        ref.optionalText("group", Names.GROUP).orElse(Kind.GATEWAY.group()),
        ref.optionalText("kind", Names.KIND).orElse(Kind.GATEWAY.label()),
        ref.optionalText("namespace", Names.DNS_LABEL),
        ref.text("name", Names.REFERENCE),
        ref.optionalText("sectionName", Names.DNS_SUBDOMAIN),
        ref.integer("port", 1, References.LAST_PORT));
  }

  /// References to one parent must be told apart, all by the same fields.
  private static void checkDistinct(Fields spec, List<ParentRef> refs) {
    var firsts = new HashMap<ParentRef, ParentRef>();
    for (var ref : refs) {
      var first = firsts.putIfAbsent(parent(ref), ref);
      if (first != null && !toldApartAlike(first, ref)) {
        spec.error(
            "parentRefs",
            "refers to %s %s in different ways; write sectionName or port in each"
                .formatted(ref.kind(), ref.name()));
      }
    }
    var sections = refs.stream().distinct().count();
    if (sections < refs.size()) {
      spec.error("parentRefs", "refers to the same parent twice; remove one");
    }
  }

  private static ParentRef parent(ParentRef ref) {
    return new ParentRef(
        ref.group(), ref.kind(), ref.namespace(), ref.name(), Optional.empty(), Optional.empty());
  }

  private static boolean toldApartAlike(ParentRef left, ParentRef right) {
    return left.sectionName().isPresent() == right.sectionName().isPresent()
        && left.port().isPresent() == right.port().isPresent();
  }
}
