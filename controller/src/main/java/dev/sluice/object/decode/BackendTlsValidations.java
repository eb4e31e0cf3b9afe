package dev.sluice.object.decode;

import dev.sluice.object.BackendTlsPolicy.SubjectAltName;
import dev.sluice.object.BackendTlsPolicy.Validation;
import java.util.List;
import java.util.Optional;

/// Reads how a backend proves who it is.
final class BackendTlsValidations {

  private static final int MOST_AUTHORITIES = 8;
  private static final int MOST_NAMES = 5;
  private static final String AUTHORITIES = "caCertificateRefs";
  private static final String WELL_KNOWN = "wellKnownCACertificates";
  private static final List<String> NAME_TYPES = List.of("Hostname", "URI");
  private static final TextRule WELL_KNOWN_SET =
      TextRule.length(1, 253)
          .and(
              TextRule.of(
                  value ->
                      value.equals(Validation.SYSTEM)
                          || (value.contains("/") && Names.isQualified(value)),
                  "System, or a name with a domain before it"));
  private static final TextRule URI =
      TextRule.length(1, 253)
          .and(
              TextRule.of(
                  BackendTlsValidations::isUri,
                  "a scheme, `://` and more, such as spiffe://example.com/shop"));

  private BackendTlsValidations() {}

  static Validation read(Fields validation) {
    checkAuthorities(validation);
    return new Validation(
        validation.objects(AUTHORITIES, MOST_AUTHORITIES, References::local),
        validation.optionalText(WELL_KNOWN, WELL_KNOWN_SET),
        validation.text("hostname", Hostnames.HOST),
        validation.objects("subjectAltNames", MOST_NAMES, BackendTlsValidations::name).stream()
            .flatMap(Optional::stream)
            .toList());
  }

  private static void checkAuthorities(Fields validation) {
    if (validation.has(WELL_KNOWN)) {
      if (validation.has(AUTHORITIES)) {
        validation.error(
            WELL_KNOWN, "does not go with %s; remove one of them".formatted(AUTHORITIES));
      }
      return;
    }
    if (!validation.has(AUTHORITIES)) {
      validation.error(AUTHORITIES, "is missing; write it, or `%s: System`".formatted(WELL_KNOWN));
      return;
    }
    validation.requireItems(AUTHORITIES);
  }

  private static Optional<SubjectAltName> name(Fields name) {
    var type = name.text("type", Choice.of(NAME_TYPES));
    var host = name.optionalText("hostname", Hostnames.HOST_OR_WILDCARD);
    var uri = name.optionalText("uri", URI);
    OneOf.check(name, type, "Hostname", "hostname");
    OneOf.check(name, type, "URI", "uri");
    return type.equals("URI")
        ? uri.map(SubjectAltName.Uri::new)
        : host.map(SubjectAltName.Hostname::new);
  }

  private static boolean isUri(String value) {
    var colon = value.indexOf(':');
    return colon > 0
        && value.startsWith("//", colon + 1)
        && Names.all(value.substring(0, colon), letter -> "/?#".indexOf(letter) < 0);
  }
}
