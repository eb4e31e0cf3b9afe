package dev.sluice.cluster.companion;

import dev.sluice.json.Json;
import dev.sluice.json.Json.Obj;
import dev.sluice.knative.companion.TlsListener;
import dev.sluice.object.Gateway;
import dev.sluice.object.Kind;
import dev.sluice.object.Listener;
import dev.sluice.object.ListenerTls;
import dev.sluice.object.ObjectRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Listeners of Gateways that are there for certificates of KIngresses: known by their names, so
/// that those of others are left alone and those of KIngresses that are gone are found.
final class OwnListeners {

  private static final String PREFIX = "kni-";
  private static final int PORT = 443;
  private static final String HTTPS = "HTTPS";

  private OwnListeners() {}

  /// Whether a listener of this name is there for a KIngress.
  static boolean isOne(String name) {
    return name.startsWith(PREFIX);
  }

  /// Those of a Gateway, as far as they are as they were written.
  static Set<TlsListener> of(Gateway gateway) {
    var found = new HashSet<TlsListener>();
    gateway.listeners().stream()
        .filter(listener -> isOne(listener.name()))
        .forEach(listener -> found.add(read(gateway, listener)));
    return found;
  }

  /// The listeners that the Gateway should have: those of others as they are, and these.
  ///
  /// @param stored the Gateway as the server has it
  static List<Json> merged(Obj stored, Collection<TlsListener> wanted) {
    var all = new ArrayList<Json>();
    stored.object("spec").objects("listeners").stream()
        .filter(listener -> !isOne(listener.text("name")))
        .forEach(all::add);
    wanted.stream().map(OwnListeners::manifest).forEach(all::add);
    return all;
  }

  private static TlsListener read(Gateway gateway, Listener listener) {
    var secret = listener.tls().map(ListenerTls::certificateRefs).stream().flatMap(List::stream);
    var ref = secret.findFirst();
    return new TlsListener(
        gateway.metadata().namespace(),
        gateway.metadata().name(),
        listener.name(),
        listener.hostname().orElse(""),
        ref.flatMap(ObjectRef::namespace).orElse(gateway.metadata().namespace()),
        ref.map(ObjectRef::name).orElse(""));
  }

  private static Obj manifest(TlsListener listener) {
    var secret =
        Obj.EMPTY
            .with("group", Kind.SECRET.group())
            .with("kind", Kind.SECRET.label())
            .with("namespace", listener.secretNamespace())
            .with("name", listener.secret());
    return Obj.EMPTY
        .with("name", listener.name())
        .with("hostname", listener.hostname())
        .with("port", PORT)
        .with("protocol", HTTPS)
        .with(
            "tls",
            Obj.EMPTY.with("mode", ListenerTls.TERMINATE).with("certificateRefs", List.of(secret)))
        .with("allowedRoutes", Obj.EMPTY.with("namespaces", namespace(listener.secretNamespace())));
  }

  private static Obj namespace(String name) {
    var labels = Obj.EMPTY.with("kubernetes.io/metadata.name", name);
    return Obj.EMPTY
        .with("from", "Selector")
        .with("selector", Obj.EMPTY.with("matchLabels", labels));
  }
}
