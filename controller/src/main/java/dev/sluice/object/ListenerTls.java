package dev.sluice.object;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a listener treats TLS.
///
/// @param mode `Terminate` or `Passthrough`
/// @param certificateRefs certificates to present
/// @param options what implementations understand beyond that
public record ListenerTls(
    String mode, List<ObjectRef> certificateRefs, SortedMap<String, String> options) {

  /// The default mode: the proxy ends TLS.
  public static final String TERMINATE = "Terminate";

  /// The mode in which the backend ends TLS.
  public static final String PASSTHROUGH = "Passthrough";

  /// The option by which a listener takes its certificates from elsewhere than `certificateRefs`.
  public static final String CERTIFICATES = "sluice.dev/certificates";

  private static final String OF_INGRESSES = "knative";

  public ListenerTls {
    certificateRefs = List.copyOf(certificateRefs);
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  /// Whether the listener presents the certificates that KIngresses bring, each for its hosts.
  public boolean certificatesOfIngresses() {
    return OF_INGRESSES.equals(options.get(CERTIFICATES));
  }
}
