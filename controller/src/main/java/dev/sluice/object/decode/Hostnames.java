package dev.sluice.object.decode;

import java.util.Locale;
import java.util.Optional;

/// Names of hosts.
final class Hostnames {

  private static final int LONGEST = 253;

  /// A host, or a domain with `*.` before it.
  static final TextRule HOST_OR_WILDCARD =
      TextRule.length(1, LONGEST).and(value -> objection(value, withoutWildcard(value)));

  /// A host.
  static final TextRule HOST = TextRule.length(1, LONGEST).and(value -> objection(value, value));

  private Hostnames() {}

  private static String withoutWildcard(String value) {
    return value.startsWith("*.") ? value.substring(2) : value;
  }

  private static Optional<String> objection(String value, String domain) {
    if (Names.isSubdomain(domain)) {
      return Optional.empty();
    }
    return Optional.of("%s is not a host name; %s".formatted(Quoted.of(value), advice(value)));
  }

  private static String advice(String value) {
    var lower = value.toLowerCase(Locale.ROOT);
    if (Names.isSubdomain(withoutWildcard(lower))) {
      return value.equals(lower) ? "a wildcard is not allowed here" : "write " + lower;
    }
    if (value.equals("*")) {
      return "leave it out to mean every host";
    }
    if (value.contains(":")) {
      return "write the host alone, without scheme or port";
    }
    return value.contains("*")
        ? "write `*` only as the whole first label, such as *.example.com"
        : "write lower case letters, digits, `-` and `.`, such as www.example.com";
  }
}
