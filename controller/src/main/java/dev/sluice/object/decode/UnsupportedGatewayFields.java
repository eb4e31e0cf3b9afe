package dev.sluice.object.decode;

import dev.sluice.object.Kind;
import java.util.List;
import java.util.SortedMap;

/// Checks the parts of a Gateway that are valid and not acted upon.
final class UnsupportedGatewayFields {

  private static final int MOST_LABELS = 8;
  private static final int MOST_ANNOTATIONS = 16;
  private static final int MOST_AUTHORITIES = 16;
  private static final int MOST_PORTS = 64;
  private static final List<String> MODES = List.of("AllowValidOnly", "AllowInsecureFallback");

  private UnsupportedGatewayFields() {}

  static void check(Fields spec) {
    spec.object("infrastructure", UnsupportedGatewayFields::infrastructure);
    spec.object(
        "allowedListeners",
        allowed -> allowed.object("namespaces", from -> NamespaceScopes.read(from, "None")));
    spec.object("tls", UnsupportedGatewayFields::tls);
    spec.unsupported("infrastructure");
    spec.unsupported("allowedListeners");
    var scope = spec.choice("defaultScope", List.of("All", "None"));
    if (scope.filter("All"::equals).isPresent()) {
      spec.unsupported("defaultScope");
    }
  }

  private static Fields infrastructure(Fields parts) {
    var labels = parts.textMap("labels", Names.QUALIFIED, Names.LABEL_VALUE);
    var annotations = parts.textMap("annotations", Names.QUALIFIED, TextRule.length(0, 4096));
    limit(parts, "labels", labels, MOST_LABELS);
    limit(parts, "annotations", annotations, MOST_ANNOTATIONS);
    parts.object("parametersRef", References::local);
    return parts;
  }

  private static void limit(Fields parts, String name, SortedMap<?, ?> entries, int most) {
    if (entries.size() > most) {
      parts.error(name, "has %d entries; write at most %d".formatted(entries.size(), most));
    }
  }

  private static Fields tls(Fields tls) {
    tls.object(
        "backend",
        backend -> backend.object("clientCertificateRef", ref -> References.to(Kind.SECRET, ref)));
    tls.object("frontend", UnsupportedGatewayFields::frontend);
    tls.unsupported("backend");
    tls.unsupported("frontend");
    return tls;
  }

  private static Fields frontend(Fields frontend) {
    frontend.requiredObject("default", UnsupportedGatewayFields::validated);
    frontend.requireUnique(
        "perPort", frontend.objects("perPort", MOST_PORTS, UnsupportedGatewayFields::port));
    return frontend;
  }

  private static int port(Fields port) {
    port.requiredObject("tls", UnsupportedGatewayFields::validated);
    return port.requiredInteger("port", 1, References.LAST_PORT);
  }

  private static Fields validated(Fields tls) {
    tls.object("validation", UnsupportedGatewayFields::validation);
    return tls;
  }

  private static Fields validation(Fields validation) {
    validation.choice("mode", MODES);
    validation.requireItems("caCertificateRefs");
    validation.objects("caCertificateRefs", MOST_AUTHORITIES, UnsupportedGatewayFields::authority);
    return validation;
  }

  private static String authority(Fields ref) {
    var authority = References.local(ref);
    ref.optionalText("namespace", Names.DNS_LABEL);
    if (authority.kind().equals("ClusterTrustBundle") && ref.has("namespace")) {
      ref.error("namespace", "does not go with a ClusterTrustBundle; remove it");
    }
    return authority.name();
  }
}
