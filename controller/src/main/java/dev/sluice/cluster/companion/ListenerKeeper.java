package dev.sluice.cluster.companion;

import dev.sluice.json.Json.Obj;
import dev.sluice.kube.ObjectWriter;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import java.io.IOException;
import java.util.Set;

/// Gives Gateways the listeners for certificates that KIngresses need, and takes them away when no
/// KIngress needs them. One thread.
final class ListenerKeeper {

  private final Survey survey;
  private final ObjectWriter writer;

  ListenerKeeper(Survey survey, ObjectWriter writer) {
    this.survey = survey;
    this.writer = writer;
  }

  /// Does what is to be done for a Gateway now.
  void keep(ObjectKey key) throws IOException {
    var gateway = survey.gateway(key);
    var wanted = survey.listeners(key);
    if (gateway.isEmpty() || Set.copyOf(wanted).equals(OwnListeners.of(gateway.get()))) {
      return;
    }
    var stored =
        writer
            .read(Manifests.ROUTE, Kind.GATEWAY.label(), key.namespace(), key.name())
            .orElse(Obj.EMPTY);
    var metadata =
        Obj.EMPTY
            .with("namespace", key.namespace())
            .with("name", key.name())
            .with("resourceVersion", stored.object("metadata").text("resourceVersion"));
    var patch =
        Obj.EMPTY
            .with("apiVersion", Manifests.ROUTE)
            .with("kind", Kind.GATEWAY.label())
            .with("metadata", metadata)
            .with("spec", Obj.EMPTY.with("listeners", OwnListeners.merged(stored, wanted)));
    if (!stored.fields().isEmpty() && !writer.merge(patch)) {
      throw new IOException("%s was changed by somebody else".formatted(key));
    }
  }
}
