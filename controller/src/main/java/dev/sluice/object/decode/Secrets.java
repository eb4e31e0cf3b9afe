package dev.sluice.object.decode;

import dev.sluice.object.Metadata;
import dev.sluice.object.Secret;
import dev.sluice.pem.PemKeyPair;
import java.util.Map;
import java.util.TreeMap;

/// Reads Secrets; no problem ever shows a value.
final class Secrets {

  private static final String TLS = "kubernetes.io/tls";
  private static final String CERTIFICATE = "tls.crt";
  private static final String PRIVATE_KEY = "tls.key";

  private Secrets() {}

  static Secret read(Metadata metadata, Fields secret) {
    secret.ignore("immutable");
    var type = secret.optionalText("type", TextRule.ANY).orElse("Opaque");
    var data = new TreeMap<String, String>();
    secret
        .textMap("data", DataKeys.RULE, Base64Text.RULE)
        .forEach((key, value) -> data.put(key, Base64Text.decode(value).orElse("")));
    data.putAll(secret.textMap("stringData", DataKeys.RULE, TextRule.ANY));
    if (type.equals(TLS) && !secret.stored()) {
      requireKeyPair(secret, data);
    }
    return new Secret(metadata, type, data);
  }

  /// A pair that no proxy can use is refused where it is written, so that the last good one stays
  /// in force. An API server does not look into it.
  private static void requireKeyPair(Fields secret, Map<String, String> data) {
    requireKey(secret, data, CERTIFICATE);
    requireKey(secret, data, PRIVATE_KEY);
    if (data.containsKey(CERTIFICATE) && data.containsKey(PRIVATE_KEY)) {
      PemKeyPair.complaint(data.getOrDefault(CERTIFICATE, ""), data.getOrDefault(PRIVATE_KEY, ""))
          .ifPresent(complaint -> secret.error("data", complaint));
    }
  }

  private static void requireKey(Fields secret, Map<String, String> data, String key) {
    if (!data.containsKey(key)) {
      secret.error("data", "has no `%s`, which type %s needs; add it".formatted(key, TLS));
    }
  }
}
