package dev.sluice.object.decode;

import dev.sluice.object.BackendRef;
import dev.sluice.object.Kind;
import dev.sluice.object.LocalRef;
import dev.sluice.object.ObjectRef;

/// References from one object to another.
final class References {

  static final int LAST_PORT = 65_535;

  /// How many backends a rule may have.
  static final int MOST_BACKENDS = 16;

  private static final int HIGHEST_WEIGHT = 1_000_000;

  private static final String EXPERIMENTAL = "gateway.networking.x-k8s.io";

  private References() {}

  /// A reference that names everything and stays in the namespace.
  static LocalRef local(Fields ref) {
    return new LocalRef(
        ref.text("group", Names.GROUP),
        ref.text("kind", Names.KIND),
        ref.text("name", Names.REFERENCE));
  }

  /// A reference into any namespace that means the kind unless it says otherwise.
  static ObjectRef to(Kind kind, Fields ref) {
    return new ObjectRef(
        ref.optionalText("group", Names.GROUP).orElse(kind.group()),
        ref.optionalText("kind", Names.KIND).orElse(kind.label()),
        ref.optionalText("namespace", Names.DNS_LABEL),
        ref.text("name", Names.REFERENCE));
  }

  /// The share of one backend among those of a rule.
  static int weight(Fields ref) {
    return ref.integer("weight", 0, HIGHEST_WEIGHT).orElse(1);
  }

  /// A reference to a backend.
  static BackendRef backend(Fields ref) {
    var backend = new BackendRef(to(Kind.SERVICE, ref), ref.integer("port", 1, LAST_PORT));
    if (backend.ref().refersTo(Kind.SERVICE) && !ref.has("port")) {
      ref.error("port", "is missing; add the port of the Service, such as `port: 80`");
    }
    var group = backend.ref().group();
    if (group.equals(EXPERIMENTAL) && backend.ref().kind().equals("XBackend") && ref.has("port")) {
      ref.error("port", "does not go with an XBackend; remove it");
    }
    return backend;
  }
}
