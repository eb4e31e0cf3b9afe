package dev.sluice.xds.ads;

/// How far a stream is on the way to its target; each phase ends with the proxy's acknowledgement,
/// or too late.
public enum Phase {
  /// New and changed clusters, their endpoints and secrets are on the way. Routes that use them
  /// have to wait.
  UPSTREAMS,
  /// Listeners are on the way.
  LISTENERS,
  /// Routes, and extension configurations that choose upstreams as they do, are on the way.
  ROUTES,
  /// Nothing uses what is not in the target, so that can be removed.
  SETTLED
}
