package dev.sluice.xds.ir;

import java.time.Duration;
import java.util.List;

/// A cross-origin policy, answered by the proxy.
///
/// @param origins allowed origins: `*`, or `scheme://host[:port]` where the host may begin with
///   `*.` (any number of labels)
/// @param methods allowed methods, or `*`
/// @param requestHeaders allowed request headers, or `*`
/// @param exposeHeaders response headers that scripts may read, or `*`
/// @param maxAge how long a preflight answer may be kept
/// @param credentials whether credentials are allowed; then concrete values are echoed and never
///   `*`
public record Cors(
    List<String> origins,
    List<String> methods,
    List<String> requestHeaders,
    List<String> exposeHeaders,
    Duration maxAge,
    boolean credentials) {

  public Cors {
    origins = List.copyOf(origins);
    methods = List.copyOf(methods);
    requestHeaders = List.copyOf(requestHeaders);
    exposeHeaders = List.copyOf(exposeHeaders);
  }
}
