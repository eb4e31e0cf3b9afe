package dev.sluice.object;

/// How a status is divided among those who write it.
public enum StatusShape {
  /// One controller writes it, but conditions of unknown types belong to others: GatewayClass,
  /// Gateway, ListenerSet.
  WHOLE,
  /// A list `parents` with entries of several controllers: routes.
  PARENTS,
  /// A list `ancestors` with entries of several controllers: policies.
  ANCESTORS
}
