package dev.sluice.incremental;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A memo that is being verified or computed now, and what it has read so far.
final class Computation {
  private static final Edge[] NOTHING = {};

  private final Memo<?, ?> memo;
  private final @Nullable Computation outer;
  private final long number;
  private final List<Edge> reads = new ArrayList<>();

  Computation(Memo<?, ?> memo, @Nullable Computation outer, long number) {
    this.memo = memo;
    this.outer = outer;
    this.number = number;
  }

  void read(Source source) {
    if (source.isNewTo(number)) {
      reads.add(memo.edge(reads.size(), source));
    }
  }

  Edge[] reads() {
    return reads.toArray(NOTHING);
  }

  Memo<?, ?> memo() {
    return memo;
  }

  /// The one that asked for this one.
  @Nullable Computation outer() {
    return outer;
  }
}
