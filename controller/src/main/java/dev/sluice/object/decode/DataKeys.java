package dev.sluice.object.decode;

/// Names of entries in Secrets and ConfigMaps.
final class DataKeys {

  static final TextRule RULE =
      TextRule.length(1, 253)
          .and(
              TextRule.of(
                  key -> Names.all(key, DataKeys::isAllowed), "letters, digits, `-`, `_` and `.`"));

  private DataKeys() {}

  private static boolean isAllowed(int letter) {
    return Names.isAlphanumeric(letter) || "-_.".indexOf(letter) >= 0;
  }
}
