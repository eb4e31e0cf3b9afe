package dev.sluice.xds.envoy;

import dev.sluice.xds.ir.HeaderEdits;
import dev.sluice.xds.ir.HeaderEdits.Header;
import dev.sluice.xds.ir.Rewrite;
import dev.sluice.xds.ir.Split;
import dev.sluice.xds.ir.Treatment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a share of a rule's requests is treated with: the rule's treatment, and on top of it the
/// share's own, which has the last word. Envoy applies the edits of a weighted cluster before those
/// of its route, so the two are put together here.
final class Shares {
  private Shares() {}

  static Treatment treatment(Treatment rule, Split split) {
    var own = split.treatment();
    return new Treatment(
        edits(rule.request(), own.request()),
        edits(rule.response(), own.response()),
        rewrite(rule.rewrite(), own.rewrite()),
        joined(rule.mirrors(), own.mirrors()),
        own.cors().or(rule::cors));
  }

  /// The second edits after the first ones, as one.
  private static HeaderEdits edits(HeaderEdits first, HeaderEdits second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? second : first;
    }
    return new HeaderEdits(
        joined(surviving(first.set(), second), second.set()),
        joined(surviving(first.add(), second), second.add()),
        joined(first.remove(), second.remove()));
  }

  private static List<Header> surviving(List<Header> headers, HeaderEdits later) {
    return headers.stream().filter(header -> !replaced(header.name(), later)).toList();
  }

  private static boolean replaced(String name, HeaderEdits edits) {
    return Stream.concat(edits.set().stream().map(Header::name), edits.remove().stream())
        .anyMatch(name::equalsIgnoreCase);
  }

  private static Optional<Rewrite> rewrite(Optional<Rewrite> first, Optional<Rewrite> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return second.or(() -> first);
    }
    return Optional.of(
        new Rewrite(
            second.get().host().or(first.get()::host), second.get().path().or(first.get()::path)));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
