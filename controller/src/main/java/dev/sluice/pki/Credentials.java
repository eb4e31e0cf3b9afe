package dev.sluice.pki;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What one side of a connection needs, in PEM; never printed.
///
/// @param certificate who it is
/// @param key proves it; confidential
/// @param trust the authorities by which it knows the other side
public record Credentials(String certificate, String key, String trust) {

  private static final String CERTIFICATE = "tls.crt";
  private static final String KEY = "tls.key";
  private static final String TRUST = "ca.crt";

  /// The data of a Secret of type `kubernetes.io/tls`; confidential.
  public Map<String, String> data() {
    return new TreeMap<>(Map.of(CERTIFICATE, certificate, KEY, key, TRUST, trust));
  }

  /// Reads the data of such a Secret; empty if something is not there.
  public static Optional<Credentials> of(Map<String, String> data) {
    var certificate = data.get(CERTIFICATE);
    var key = data.get(KEY);
    var trust = data.get(TRUST);
    return certificate == null || key == null || trust == null
        ? Optional.empty()
        : Optional.of(new Credentials(certificate, key, trust));
  }

  /// The same with other authorities to trust.
  public Credentials trusting(String bundle) {
    return new Credentials(certificate, key, bundle);
  }

  @Override
  public String toString() {
    return "Credentials";
  }
}
