package dev.sluice.object.decode;

import java.util.SortedMap;

/// Reads what implementations understand about TLS beyond the API, which is not acted upon.
final class TlsOptions {

  private static final int MOST = 16;
  private static final String FIELD = "options";

  private TlsOptions() {}

  static SortedMap<String, String> read(Fields tls) {
    var options = tls.textMap(FIELD, Names.QUALIFIED, TextRule.length(0, 4096));
    if (options.size() > MOST) {
      tls.error(FIELD, "has more than %d entries; remove some".formatted(MOST));
    }
    tls.unsupported(FIELD);
    return options;
  }
}
