package dev.sluice.incremental;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The remembered outcome of one key of a derived family, with what it was computed from.
///
/// Whatever depends on a suspect memo is suspect too; a memo that is not has only reads that are
/// not.
final class Memo<K, V> extends Source {
  private static final Edge[] NOTHING = {};

  private final Derived<K, V> derived;
  private final K key;
  private Edge[] reads = NOTHING;
  private @Nullable Outcome<V> outcome;
  private long verifiedAt;
  private int pulledIn = -1;
  private boolean suspect = true;
  private boolean active;

  Memo(Derived<K, V> derived, K key) {
    this.derived = derived;
    this.key = key;
    becameUnread();
  }

  /// Checks what was read, in reading order, and computes again if any of it changed.
  Outcome<V> upToDate() {
    if (active) {
      throw engine().cycleAt(this);
    }
    var known = outcome;
    return known == null || suspect ? verify(known) : known;
  }

  /// A memo that is being verified is asked only by one that reads it in a cycle: calling that a
  /// change makes the asking one compute again and meet the cycle.
  @Override
  boolean changedSince(long stamp) {
    if (active) {
      return true;
    }
    upToDate();
    return changedAt() > stamp;
  }

  /// The caller outside asked for it in the period that ends with this sweep.
  void pulledIn(int sweep) {
    pulledIn = sweep;
  }

  boolean becomesSuspect() {
    var was = suspect;
    suspect = true;
    if (!was) {
      derived.suspected(key);
    }
    return !was;
  }

  /// The value as it was last computed; empty if the function threw.
  Optional<V> known() {
    return outcome instanceof Outcome.Gave<V>(var value) ? Optional.of(value) : Optional.empty();
  }

  void readNothing() {
    replaceReads(NOTHING);
  }

  @Override
  boolean survives(int sweep) {
    if (!isRead() && pulledIn == sweep) {
      return true;
    }
    unlist();
    if (!isRead() && !derived.isFollowed()) {
      derived.remove(key);
      readNothing();
    }
    return false;
  }

  /// The edge for the read at a position: the one of last time if the same thing was read there.
  Edge edge(int position, Source source) {
    var same = position < reads.length && reads[position].source() == source;
    return same ? reads[position] : new Edge(source, this);
  }

  String describe() {
    var state = suspect ? "suspect" : "verified";
    return Arrays.stream(reads)
        .map(Edge::source)
        .map(Source::toString)
        .collect(Collectors.joining(", ", "  %s %s, reads [".formatted(this, state), "]"));
  }

  private Outcome<V> verify(@Nullable Outcome<V> known) {
    var computation = engine().begin(this);
    active = true;
    try {
      var current = known == null || readsChanged() ? compute(known, computation) : known;
      verifiedAt = engine().now();
      suspect = false;
      return current;
    } finally {
      active = false;
      engine().end(computation);
    }
  }

  /// A plain loop: with ten thousand reads behind one edit, a stream costs more than the checks.
  private boolean readsChanged() {
    for (var edge : reads) {
      if (edge.source().changedSince(verifiedAt)) {
        return true;
      }
    }
    return false;
  }

  private Outcome<V> compute(@Nullable Outcome<V> known, Computation computation) {
    engine().countComputation();
    var fresh = Outcome.of(() -> derived.compute(key));
    replaceReads(computation.reads());
    if (known != null && known.equals(fresh)) {
      return known;
    }
    outcome = fresh;
    changedAt(engine().tick());
    return fresh;
  }

  /// Connects before it disconnects, so that what is read again is never without a reader.
  private void replaceReads(Edge[] next) {
    var previous = reads;
    reads = next;
    forEachWithout(next, previous, Edge::connect);
    forEachWithout(previous, next, Edge::disconnect);
  }

  private static void forEachWithout(Edge[] edges, Edge[] others, Consumer<Edge> action) {
    for (var i = 0; i < edges.length; i++) {
      if (i >= others.length || others[i] != edges[i]) {
        action.accept(edges[i]);
      }
    }
  }

  @Override
  Incremental engine() {
    return derived.engine();
  }

  @Override
  public String toString() {
    return derived + "(" + key + ")";
  }
}
