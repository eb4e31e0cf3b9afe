package dev.sluice.knative;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names one version of one KIngress. Whoever asks a proxy for it with a probe learns which version
/// the proxy follows, so it must be the hash that Knative's own programs compute.
public final class IngressHash {

  private IngressHash() {}

  /// The SHA-256 of the specification as Go prints it, the namespace and the name, in hexadecimal.
  ///
  /// @param spec with the API's defaults applied
  public static String of(IngressSpec spec, String namespace, String name) {
    return sha256(IngressJson.of(spec) + namespace + name);
  }

  static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
