package dev.sluice.xds.ads;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Limits how many bytes of responses wait in the transport, over all streams.
///
/// Safe to use from any thread. A response bigger than the whole budget goes when nothing else is
/// under way.
final class ByteBudget {
  /// Enough to use up what became free, few enough not to wake a thousand streams for one chunk.
  private static final int WOKEN_AT_ONCE = 8;

  private final long limit;
  private final SequencedSet<Runnable> waiting = new LinkedHashSet<>();
  private long taken;

  ByteBudget(long limit) {
    this.limit = limit;
  }

  /// Takes bytes if they are there; otherwise the caller is woken to try again.
  synchronized boolean take(long bytes, Runnable wake) {
    if (taken > 0 && taken + bytes > limit) {
      waiting.add(wake);
      return false;
    }
    taken += bytes;
    return true;
  }

  /// Gives bytes back and wakes those who waited longest.
  void giveBack(long bytes) {
    if (bytes > 0) {
      freed(bytes).forEach(Runnable::run);
    }
  }

  private synchronized List<Runnable> freed(long bytes) {
    taken -= bytes;
    var woken = waiting.stream().limit(taken == 0 ? waiting.size() : WOKEN_AT_ONCE).toList();
    woken.forEach(waiting::remove);
    return woken;
  }

  /// Forgets a stream that has ended.
  synchronized void forget(Runnable wake) {
    waiting.remove(wake);
  }

  synchronized long taken() {
    return taken;
  }
}
