package dev.sluice.object.decode;

import dev.sluice.object.AllowedRoutes;
import dev.sluice.object.AllowedRoutes.RouteKind;
import dev.sluice.object.Kind;
import dev.sluice.object.Listener;
import dev.sluice.object.ListenerTls;
import dev.sluice.object.NamespaceScope;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads the listeners of Gateways and ListenerSets.
final class Listeners {

  private static final String FIELD = "listeners";
  private static final Set<String> WITHOUT_TLS = Set.of("HTTP", "TCP", "UDP");
  private static final Set<String> WITHOUT_HOSTNAME = Set.of("TCP", "UDP");
  private static final Set<String> KNOWN = Set.of("HTTP", "HTTPS", "TLS", "TCP", "UDP");
  private static final int MOST = 64;
  private static final int MOST_KINDS = 8;
  private static final TextRule PROTOCOL =
      TextRule.length(1, 255)
          .and(TextRule.of(Listeners::isProtocol, "one of HTTP, HTTPS, TLS, TCP, UDP"));

  private Listeners() {}

  /// Reads all of them, each with the reader, and checks that they can be told apart.
  static List<Listener> read(Fields spec, Function<Fields, Listener> reader) {
    spec.requireItems(FIELD);
    var listeners = spec.objects(FIELD, MOST, reader);
    spec.requireUnique(FIELD, listeners, Listener::name);
    spec.requireUnique(FIELD, listeners, Listeners::endpoint);
    return listeners;
  }

  private static String endpoint(Listener listener) {
    return "%s on port %d for %s"
        .formatted(listener.protocol(), listener.port(), listener.hostname().orElse("every host"));
  }

  static Listener read(Fields listener) {
    var protocol = listener.text("protocol", PROTOCOL);
    ListenerFilters.check(listener);
    var read =
        new Listener(
            listener.text("name", Names.DNS_SUBDOMAIN),
            listener.optionalText("hostname", Hostnames.HOST_OR_WILDCARD),
            listener.requiredInteger("port", 1, References.LAST_PORT),
            protocol,
            listener.object("tls", ListenerTlsReader::read),
            listener.object("allowedRoutes", Listeners::allowed).orElse(AllowedRoutes.DEFAULT));
    checkProtocol(listener, protocol, read.tls());
    return read;
  }

  private static boolean isProtocol(String protocol) {
    return Names.isDomainPrefixed(protocol)
        || (Names.isAlphanumeric(protocol.charAt(0))
            && Names.isAlphanumeric(protocol.charAt(protocol.length() - 1))
            && Names.all(protocol, letter -> Names.isAlphanumeric(letter) || letter == '-'));
  }

  private static void checkProtocol(Fields listener, String protocol, Optional<ListenerTls> tls) {
    if (WITHOUT_TLS.contains(protocol) && tls.isPresent()) {
      listener.error(
          "tls", "does not go with protocol %s; remove it or write HTTPS".formatted(protocol));
    }
    if (protocol.equals("TLS") && !listener.has("tls")) {
      listener.error("tls", "is missing; add it with a mode, as protocol TLS needs one");
    }
    if (protocol.equals("HTTPS") && tls.filter(Listeners::isPassthrough).isPresent()) {
      listener.error("tls", "has mode Passthrough; write mode: Terminate, or protocol: TLS");
    }
    if (WITHOUT_HOSTNAME.contains(protocol) && listener.has("hostname")) {
      listener.error("hostname", "does not go with protocol %s; remove it".formatted(protocol));
    }
    var upper = protocol.toUpperCase(Locale.ROOT);
    if (KNOWN.contains(upper) && !upper.equals(protocol)) {
      listener.warning(
          "protocol", "%s is no known protocol; write %s".formatted(Quoted.of(protocol), upper));
    }
  }

  private static boolean isPassthrough(ListenerTls tls) {
    return !tls.mode().equals(ListenerTls.TERMINATE);
  }

  private static AllowedRoutes allowed(Fields allowed) {
    return new AllowedRoutes(
        allowed
            .object("namespaces", namespaces -> NamespaceScopes.read(namespaces, "Same"))
            .orElse(new NamespaceScope.Same()),
        allowed.objects("kinds", MOST_KINDS, Listeners::kind));
  }

  private static RouteKind kind(Fields kind) {
    return new RouteKind(
        kind.optionalText("group", Names.GROUP).orElse(Kind.HTTP_ROUTE.group()),
        kind.text("kind", Names.KIND));
  }
}
