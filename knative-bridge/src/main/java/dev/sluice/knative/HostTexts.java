package dev.sluice.knative;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What names of hosts may look like.
final class HostTexts {

  private static final int LONGEST = 253;
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*");
  private static final Pattern LONG_LABEL = Pattern.compile("[^.]{64}");
  private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

  private HostTexts() {}

  /// What is wrong with a host or `*.` before a domain, and what to write.
  static Optional<String> objection(String host) {
    var domain = host.startsWith("*.") ? host.substring(2) : host;
    return host.length() <= LONGEST && NAME.matcher(domain).matches()
        ? Optional.empty()
        : Optional.of("\"%s\" is not the name of a host; %s".formatted(host, advice(host)));
  }

  /// What is wrong with the host that backends should see; it may have a port.
  static Optional<String> rewriteObjection(String host) {
    var name = PORT.matcher(host).replaceFirst("");
    return host.isEmpty() || NAME.matcher(name).matches() ? Optional.empty() : objection(host);
  }

  private static String advice(String host) {
    if (host.length() > LONGEST) {
      return "write at most %d characters".formatted(LONGEST);
    }
    if (LONG_LABEL.matcher(host).find()) {
      return "write at most 63 characters between dots";
    }
    if (host.contains(":")) {
      return "write the host alone, without scheme or port";
    }
    if (host.equals("*")) {
      return "leave `hosts` out to mean every host";
    }
    var lower = host.toLowerCase(Locale.ROOT);
    return NAME.matcher(lower).matches()
        ? "write " + lower
        : "write lower case letters, digits, `-` and `.`, such as www.example.com";
  }
}
