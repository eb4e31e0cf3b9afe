package dev.sluice.xds.ir;

import java.util.List;
import java.util.Optional;

/// Where the answer to a request comes from.
public sealed interface Action {

  /// From upstreams, chosen by weight.
  ///
  /// @param splits shares with a positive weight, at least one
  /// @param timeouts limits on time
  /// @param retry when to try again, if at all
  record Forward(List<Split> splits, Timeouts timeouts, Optional<Retry> retry) implements Action {

    public Forward {
      if (splits.isEmpty()) {
        throw new IllegalArgumentException("nowhere to forward to");
      }
      splits = List.copyOf(splits);
    }
  }

  /// From the proxy: a redirect.
  ///
  /// @param scheme new scheme, if changed
  /// @param host new host, if changed
  /// @param port port to write into `Location`; absent where it is the well-known port of the
  ///   scheme
  /// @param path new path, if changed
  /// @param status 301, 302, 303, 307 or 308
  record Redirect(
      Optional<String> scheme,
      Optional<String> host,
      Optional<Integer> port,
      Optional<PathEdit> path,
      int status)
      implements Action {}

  /// From the proxy: a status without a body.
  record Respond(int status) implements Action {}
}
