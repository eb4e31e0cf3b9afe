package dev.sluice.knative;

import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.ValueMatch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/// Which requests an [IngressPath] is for.
final class Matches {

  private Matches() {}

  static Match of(IngressPath path) {
    return new Match(
        new PathMatch.Beginning(path.path()), Optional.empty(), headers(path), List.of());
  }

  private static List<ValueMatch> headers(IngressPath path) {
    var byName = new TreeMap<String, ValueMatch>();
    path.headers()
        .forEach(
            (written, value) -> {
              var name = written.toLowerCase(Locale.ROOT);
              byName.put(name, new ValueMatch.Exact(name, value));
            });
    return List.copyOf(byName.values());
  }
}
