package dev.sluice.object.decode;

import dev.sluice.object.Metadata;
import dev.sluice.object.Secret;
import java.util.Map;
import java.util.TreeMap;

/// Reads Secrets; no problem ever shows a value.
final class Secrets {

  private static final String TLS = "kubernetes.io/tls";

  private Secrets() {}

  static Secret read(Metadata metadata, Fields secret) {
    secret.ignore("immutable");
    var type = secret.optionalText("type", TextRule.ANY).orElse("Opaque");
    var data = new TreeMap<String, String>();
    secret
        .textMap("data", DataKeys.RULE, Base64Text.RULE)
        .forEach((key, value) -> data.put(key, Base64Text.decode(value).orElse("")));
    data.putAll(secret.textMap("stringData", DataKeys.RULE, TextRule.ANY));
    if (type.equals(TLS)) {
      requireKey(secret, data, "tls.crt");
      requireKey(secret, data, "tls.key");
    }
    return new Secret(metadata, type, data);
  }

  private static void requireKey(Fields secret, Map<String, String> data, String key) {
    if (!data.containsKey(key)) {
      secret.error("data", "has no `%s`, which type %s needs; add it".formatted(key, TLS));
    }
  }
}
