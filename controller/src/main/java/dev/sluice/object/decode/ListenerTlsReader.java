package dev.sluice.object.decode;

import dev.sluice.object.Kind;
import dev.sluice.object.ListenerTls;
import java.util.List;

/// Reads how a listener treats TLS.
final class ListenerTlsReader {

  private static final int MOST_CERTIFICATES = 64;
  private static final List<String> MODES = List.of(ListenerTls.TERMINATE, ListenerTls.PASSTHROUGH);

  private ListenerTlsReader() {}

  static ListenerTls read(Fields tls) {
    var mode = tls.choice("mode", MODES).orElse(ListenerTls.TERMINATE);
    var certificates =
        tls.objects("certificateRefs", MOST_CERTIFICATES, ref -> References.to(Kind.SECRET, ref));
    var options = TlsOptions.read(tls);
    if (mode.equals(ListenerTls.TERMINATE) && certificates.isEmpty() && options.isEmpty()) {
      tls.error("certificateRefs", "is missing; name the Secret with the certificate");
    }
    return new ListenerTls(mode, certificates, options);
  }
}
