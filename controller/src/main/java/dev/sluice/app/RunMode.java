package dev.sluice.app;

/// What runs: one property decides which beans there are.
public final class RunMode {

  /// The property; not set, a folder and an Envoy of its own.
  public static final String PROPERTY = "sluice.mode";

  /// A cluster and proxies in it.
  public static final String CLUSTER = "cluster";

  private RunMode() {}
}
