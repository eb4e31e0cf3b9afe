package dev.sluice.object;

import java.util.List;

/// How a listener treats TLS.
///
/// @param mode `Terminate` or `Passthrough`
/// @param certificateRefs certificates to present
public record ListenerTls(String mode, List<ObjectRef> certificateRefs) {

  /// The default mode: the proxy ends TLS.
  public static final String TERMINATE = "Terminate";

  public ListenerTls {
    certificateRefs = List.copyOf(certificateRefs);
  }
}
