package dev.sluice.object.decode;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Text that manifests hold in base64.
final class Base64Text {

  /// Never shows the value.
  static final TextRule RULE =
      value ->
          decode(value).isPresent()
              ? Optional.empty()
              : Optional.of("is not base64; encode it, or write it as it is under `stringData`");

  private Base64Text() {}

  static Optional<String> decode(String value) {
    try {
      var bytes = Base64.getDecoder().decode(value.replace("\n", "").replace("\r", ""));
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
