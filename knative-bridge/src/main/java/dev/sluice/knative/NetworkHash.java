package dev.sluice.knative;

import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.ValueMatch;
import java.util.ArrayList;
import java.util.SortedMap;
import java.util.TreeMap;

/// The header by which a probe asks which version of a KIngress a proxy follows: its value
/// `override` is replaced by the hash on the way to the backend, which sends back what it got. Any
/// other value passes, so that of several proxies in a row the first one answers.
public final class NetworkHash {

  /// The name of the header.
  public static final String HEADER = "K-Network-Hash";

  /// The value that is replaced.
  public static final String OVERRIDE = "override";

  private static final String MATCHED = "k-network-hash";
  private static final ValueMatch ASKED = new ValueMatch.Exact(MATCHED, OVERRIDE);

  private NetworkHash() {}

  /// Whether only probes match.
  static boolean asked(Match match) {
    return match.headers().contains(ASKED);
  }

  /// The match for probes alone.
  static Match asking(Match match) {
    var headers = new ArrayList<ValueMatch>();
    match.headers().stream().filter(header -> !header.name().equals(MATCHED)).forEach(headers::add);
    headers.add(ASKED);
    return new Match(match.path(), match.method(), headers, match.queries());
  }

  /// The headers to overwrite for probes: those given, and the hash.
  public static SortedMap<String, String> answering(
      SortedMap<String, String> headers, String hash) {
    var all = new TreeMap<>(headers);
    all.keySet().removeIf(HEADER::equalsIgnoreCase);
    all.put(HEADER, hash);
    return all;
  }
}
