package dev.sluice.explain;

import dev.sluice.xds.ir.Relay;
import dev.sluice.xds.ir.Relay.Share;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Relays in words.
final class RelayTexts {

  private RelayTexts() {}

  /// What becomes of a connection.
  static String answer(Relay relay) {
    return relay.shares().isEmpty()
        ? "no route takes the connection, so it is closed"
        : "the connection is passed on, without reading requests, to "
            + relay.shares().stream().map(RelayTexts::share).collect(Collectors.joining(", "));
  }

  /// The upstreams that it leads to, in order.
  static Stream<String> upstreams(Relay relay) {
    return relay.shares().stream()
        .filter(Share.To.class::isInstance)
        .map(share -> ((Share.To) share).upstream());
  }

  private static String share(Share share) {
    return switch (share) {
      case Share.To(var upstream, var weight) -> "%s (weight %d)".formatted(upstream, weight);
      case Share.Refuse(var weight) -> "nobody, as it is closed (weight %d)".formatted(weight);
    };
  }
}
