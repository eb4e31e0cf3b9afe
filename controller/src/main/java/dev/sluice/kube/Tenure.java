package dev.sluice.kube;

/// What one replica has seen of a Lease, judged by its own clock alone: the times in a Lease are
/// other machines'. Immutable.
///
/// @param version the state of the Lease that was seen last
/// @param since when it was first seen, in nanoseconds of [System#nanoTime]
record Tenure(String version, long since) {

  /// After looking at the Lease once more.
  Tenure seen(Lease lease, long now) {
    return lease.version().equals(version) ? this : new Tenure(lease.version(), now);
  }

  /// Whether the Lease is free for us: nobody holds it, or its holder gave no sign for as long as
  /// it said it would.
  boolean free(Lease lease, long now) {
    return lease.holder().isEmpty() || now - since > lease.duration().toNanos();
  }

  /// Until when one may write who renewed at this moment.
  static long end(long renewed, LeaseTimes times) {
    var safe = times.duration().minus(times.margin());
    return renewed + safe.toNanos();
  }
}
