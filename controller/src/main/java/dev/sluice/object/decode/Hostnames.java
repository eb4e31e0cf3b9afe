package dev.sluice.object.decode;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Names of hosts.
final class Hostnames {

  /// How many hosts most routes may name.
  static final int MOST = 16;

  private static final int LONGEST = 253;

  /// A host, or a domain with `*.` before it.
  static final TextRule HOST_OR_WILDCARD =
      TextRule.length(1, LONGEST).and(value -> objection(value, withoutWildcard(value)));

  /// A host.
  static final TextRule HOST = TextRule.length(1, LONGEST).and(value -> objection(value, value));

  /// A host that TLS clients can ask for, or a domain with `*.` before it.
  static final TextRule SERVER_NAME =
      HOST_OR_WILDCARD.and(
          value ->
              isAddress(value)
                  ? Optional.of(value + " is an IP address; write a host name")
                  : Optional.empty());

  private Hostnames() {}

  /// Whether the host is an IPv4 address; one of version 6 is no host at all.
  private static boolean isAddress(String host) {
    var parts = host.split("\\.", -1);
    return parts.length == 4 && Arrays.stream(parts).allMatch(Hostnames::isOctet);
  }

  private static boolean isOctet(String part) {
    return part.length() <= 3
        && Names.all(part, letter -> letter >= '0' && letter <= '9')
        && (part.length() == 1 || part.charAt(0) != '0')
        && Integer.parseInt(part) <= 255;
  }

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
