package dev.sluice.incremental;

import java.util.Arrays;
import java.util.Collection;

/// Something that a derived function can read, with the edges to those that did.
///
/// Every edge knows its slot, so that removing one of thousands costs as little as adding it.
abstract sealed class Source permits Cell, Memo {
  private static final Edge[] NONE = {};

  private Edge[] edges = NONE;
  private int size;
  private long changedAt;
  private long lastComputation;
  private boolean listed;

  /// Brings the value up to date as far as needed to tell whether it changed after the stamp.
  abstract boolean changedSince(long stamp);

  /// Decides about a source that was without readers at some time: still needed, or gone.
  ///
  /// @return whether the next sweep has to look again
  abstract boolean survives(int sweep);

  abstract Incremental engine();

  /// Has the next sweep look at this source, because nobody reads it (yet, or any more). Nothing is
  /// forgotten before, because a computation under way may have read it.
  final void becameUnread() {
    if (!listed) {
      listed = true;
      engine().listUnread(this);
    }
  }

  final void unlist() {
    listed = false;
  }

  /// True the first time that a computation asks: reading a thing twice records one edge.
  final boolean isNewTo(long computation) {
    var isNew = lastComputation != computation;
    lastComputation = computation;
    return isNew;
  }

  final long changedAt() {
    return changedAt;
  }

  final void changedAt(long stamp) {
    changedAt = stamp;
  }

  final boolean isRead() {
    return size > 0;
  }

  /// Marks those who read this as suspect.
  ///
  /// @param newly takes those who were not suspect before
  final void markReaders(Collection<? super Memo<?, ?>> newly) {
    for (var slot = 0; slot < size; slot++) {
      var reader = edges[slot].reader();
      if (reader.becomesSuspect()) {
        newly.add(reader);
      }
    }
  }

  final void connect(Edge edge) {
    if (size == edges.length) {
      edges = Arrays.copyOf(edges, Math.max(1, size + (size >> 1) + (size & 1)));
    }
    edge.slot(size);
    edges[size++] = edge;
  }

  final void disconnect(Edge edge) {
    var last = edges[--size];
    last.slot(edge.slot());
    edges[last.slot()] = last;
    if (size == 0) {
      edges = NONE;
      becameUnread();
    } else {
      Arrays.fill(edges, size, size + 1, null);
    }
  }
}
