package dev.sluice.object.decode;

import dev.sluice.object.Kind;
import dev.sluice.object.ListenerSet;
import dev.sluice.object.Metadata;
import dev.sluice.object.ObjectRef;
import java.util.Optional;

/// Reads ListenerSets.
final class ListenerSets {

  private static final ObjectRef NOBODY = new ObjectRef("", "", Optional.empty(), "");

  private ListenerSets() {}

  static Optional<ListenerSet> read(Metadata metadata, Fields object) {
    return object.requiredObject("spec", spec -> read(spec, metadata));
  }

  private static ListenerSet read(Fields spec, Metadata metadata) {
    var parent = spec.requiredObject("parentRef", ref -> References.to(Kind.GATEWAY, ref));
    var listeners = Listeners.read(spec, Listeners::read);
    return new ListenerSet(metadata, parent.orElse(NOBODY), listeners, spec.unsupported());
  }
}
