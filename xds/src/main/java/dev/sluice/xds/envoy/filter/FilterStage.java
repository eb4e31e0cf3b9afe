package dev.sluice.xds.envoy.filter;

/// The order in which HTTP filters see a request, first to last; responses pass in reverse.
public enum FilterStage {
  /// Answers preflights before anything that may reject a request for want of credentials, which
  /// browsers do not send with a preflight; adds its headers also to the refusals of later stages.
  CORS,

  /// Forwards, so it is last by Envoy's own rule.
  ROUTER
}
