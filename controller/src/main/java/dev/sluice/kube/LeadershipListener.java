package dev.sluice.kube;

/// Hears who leads. Called by the thread of the election, only when something changed.
@FunctionalInterface
public interface LeadershipListener {

  /// Somebody leads from now on, or nobody does.
  ///
  /// @param ours whether we lead
  /// @param holder identity of the leader; empty while nobody leads or it is not known
  void leader(boolean ours, String holder);
}
