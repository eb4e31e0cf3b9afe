package dev.sluice.knative.companion;

import dev.sluice.knative.NetworkHash;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A rule of an HTTPRoute.
///
/// @param path prefix of the path, in whole segments
/// @param headers values that headers must have, by name
/// @param set headers to overwrite, by name
/// @param rewriteHost host that backends see; empty for that of the request
/// @param outcome where the answer comes from
/// @param timeless whether to say that requests may take as long as they like
public record RouteRule(
    String path,
    SortedMap<String, String> headers,
    SortedMap<String, String> set,
    String rewriteHost,
    Outcome outcome,
    boolean timeless) {

  public RouteRule {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    set = Collections.unmodifiableSortedMap(new TreeMap<>(set));
  }

  /// Where the answer to a request comes from.
  public sealed interface Outcome {

    /// From backends, chosen by weight.
    record Forward(List<Backend> backends) implements Outcome {

      public Forward {
        backends = List.copyOf(backends);
      }
    }

    /// From the proxy: the client is sent to the same address in TLS.
    record ToTls(int status) implements Outcome {}
  }

  /// A Service in the namespace of the route.
  ///
  /// @param service its name
  /// @param port its port
  /// @param weight share, relative to the others
  /// @param set headers to overwrite for this share, by name
  public record Backend(String service, int port, int weight, SortedMap<String, String> set) {

    public Backend {
      set = Collections.unmodifiableSortedMap(new TreeMap<>(set));
    }

    /// The same alone.
    Backend whole() {
      return new Backend(service, port, 1, set);
    }

    /// Which port of which Service, whatever the share.
    String target() {
      return service + ":" + port;
    }
  }

  /// The backends; none where the proxy answers.
  List<Backend> backends() {
    return outcome instanceof Outcome.Forward(var backends) ? backends : List.of();
  }

  /// The hash that a probe is told; empty if the rule is not for probes.
  Optional<String> answer() {
    return NetworkHash.OVERRIDE.equals(headers.get(NetworkHash.HEADER))
        ? Optional.ofNullable(set.get(NetworkHash.HEADER))
        : Optional.empty();
  }
}
