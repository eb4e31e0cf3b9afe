package dev.sluice.knative;

import dev.sluice.xds.ir.HeaderEdits;
import dev.sluice.xds.ir.HeaderEdits.Header;
import dev.sluice.xds.ir.Rewrite;
import dev.sluice.xds.ir.Treatment;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What changes about requests on the way.
final class Treatments {

  private Treatments() {}

  /// Overwrites the headers, and the host where the path says so.
  static Treatment of(IngressPath path, SortedMap<String, String> headers) {
    var rewrite =
        Optional.of(path.rewriteHost())
            .filter(host -> !host.isEmpty())
            .map(host -> new Rewrite(Optional.of(host), Optional.empty()));
    return treatment(headers, rewrite);
  }

  /// Overwrites the headers.
  static Treatment setting(SortedMap<String, String> headers) {
    return treatment(headers, Optional.empty());
  }

  private static Treatment treatment(SortedMap<String, String> headers, Optional<Rewrite> rewrite) {
    var set =
        headers.entrySet().stream()
            .map(entry -> new Header(entry.getKey(), entry.getValue()))
            .toList();
    return new Treatment(
        new HeaderEdits(set, List.of(), List.of()),
        HeaderEdits.NONE,
        rewrite,
        List.of(),
        Optional.empty());
  }
}
