package dev.sluice.facts;

/// How far a KIngress has come on its way to the proxies.
///
/// @param acknowledged stands for the version that every connected proxy has acknowledged; empty
///   where none has
/// @param overdue whether the newest version has been on its way for so long that its owner should
///   know
public record Rollout(String acknowledged, boolean overdue) {

  /// Nothing has happened yet.
  public static final Rollout NONE = new Rollout("", false);
}
