package dev.sluice.knative.companion;

import dev.sluice.knative.Fingerprints;
import java.util.List;

/// Names of what is written, so that the same thing has the same name after every change.
final class RouteNames {

  private static final int LONGEST_NAME = 253;
  private static final int LONGEST_LABEL = 63;

  private RouteNames() {}

  /// The name of the route for some hosts: that of the last of them, which of the names of a
  /// Service inside the cluster is the whole one. So routes that were written by another layer are
  /// taken over.
  static String ofHosts(List<String> hosts, String otherwise) {
    return hosts.stream()
        .max(String::compareTo)
        .map(host -> host.replace("*", "any"))
        .orElse(otherwise);
  }

  /// A name of several parts that fits an object.
  static String joined(String... parts) {
    return fit(String.join("-", parts), LONGEST_NAME);
  }

  /// Text that fits a label.
  static String label(String text) {
    return fit(text, LONGEST_LABEL);
  }

  private static String fit(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    var hash = Fingerprints.shortOf(text);
    return text.substring(0, longest - hash.length() - 1).replaceAll("[-.]+$", "") + "-" + hash;
  }
}
