package dev.sluice.object.decode;

import dev.sluice.object.ListenerTls;
import java.util.Map;
import java.util.SortedMap;

/// Reads what implementations understand about TLS beyond the API, which is not acted upon.
final class TlsOptions {

  private static final int MOST = 16;
  private static final String FIELD = "options";
  private static final Map<String, String> OURS = Map.of(ListenerTls.CERTIFICATES, "knative");

  private TlsOptions() {}

  static SortedMap<String, String> read(Fields tls) {
    var options = tls.textMap(FIELD, Names.QUALIFIED, TextRule.length(0, 4096));
    if (options.size() > MOST) {
      tls.error(FIELD, "has more than %d entries; remove some".formatted(MOST));
    }
    if (!OURS.equals(options)) {
      tls.unsupported(FIELD);
    }
    return options;
  }
}
