package dev.sluice.incremental;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps derived values up to date with as little recomputation as possible.
///
/// Inputs are set from outside; derived values are pure functions of a key and of what they read. A
/// read inside a function is recorded as an edge. Setting an input marks everything that depends on
/// it as suspect; nothing is computed until a value is asked for. A suspect value first checks what
/// it read, in reading order, and computes again only from the first read that really changed.
///
/// Indexes turn derived values round. They are settled, in the order in which they were added,
/// before anything is asked for from outside; what reads them is suspect only if they changed.
///
/// One thread: the first one that uses the engine. Any other is refused.
public final class Incremental {
  private static final int NOT_SETTLING = -1;

  private final List<Input<?, ?>> inputs = new ArrayList<>();
  private final List<Derived<?, ?>> deriveds = new ArrayList<>();
  private final List<Index<?, ?, ?>> indexes = new ArrayList<>();
  private final BiConsumer<String, RuntimeException> onFailure;
  private ArrayDeque<Source> unread = new ArrayDeque<>();
  private @Nullable Computation running;
  private @Nullable Thread owner;
  private long clock;
  private long computations;
  private long verifications;
  private int sweeps;
  private int settling = NOT_SETTLING;
  private boolean unsettled;

  /// Values come from an engine in which a failure that nobody reads is thrown at whoever asks
  /// next.
  public Incremental() {
    this(
        (_, failure) -> {
          throw failure;
        });
  }

  /// @param onFailure told which function of an index or outlet threw, and what; what had followed
  ///   from it before stays
  public Incremental(BiConsumer<String, RuntimeException> onFailure) {
    this.onFailure = onFailure;
  }

  /// Adds a family of values that are set from outside.
  ///
  /// @param name what [#dump()] and cycle messages call it
  /// @param absent the value of every key that is not set
  public <K, V> Input<K, V> input(String name, V absent) {
    var input = new Input<K, V>(this, name, absent);
    inputs.add(input);
    return input;
  }

  /// Adds a family of values that are computed when asked for, and remembered.
  ///
  /// @param name what [#dump()] and cycle messages call it
  /// @param function pure: its result depends on the key and on inputs and derived values only
  public <K, V> Derived<K, V> derive(String name, Function<K, V> function) {
    var derived = new Derived<>(this, name, function);
    deriveds.add(derived);
    return derived;
  }

  /// Adds an index over derived values.
  ///
  /// @param name what [#dump()] and messages call it
  /// @param sources whose claims it takes
  /// @param claims what a source claims, and with which value; a pure function that may read
  ///   inputs, derived values, and indexes that were added before
  public <S extends Comparable<? super S>, K, V> Index<S, K, V> index(
      String name, Keys<S> sources, Function<S, Map<K, V>> claims) {
    var index = new Index<>(this, name, indexes.size(), sources, claims);
    indexes.add(index);
    return index;
  }

  /// Adds a family of derived values that leave the engine.
  ///
  /// @param name what messages call it
  /// @param keys whose values leave
  /// @param function pure; keys without a value are left out
  public <K extends Comparable<? super K>, V> Outlet<K, V> outlet(
      String name, Keys<K> keys, Function<K, Optional<V>> function) {
    return new Outlet<>(this, name, keys, function);
  }

  /// The keys that are there now, in their natural order. Not for derived functions.
  public <K> SortedSet<K> present(Keys<K> keys) {
    requireIdle();
    settle();
    return keys.sorted();
  }

  /// Forgets every derived value that nobody needed since the last sweep: neither asked for from
  /// outside nor read, directly or not, by one that was.
  public void sweep() {
    requireIdle();
    var kept = new ArrayDeque<Source>();
    for (var source = unread.poll(); source != null; source = unread.poll()) {
      if (source.survives(sweeps)) {
        kept.add(source);
      }
    }
    unread = kept;
    sweeps++;
  }

  /// How many times a derived function ran so far: what tests and metrics compare.
  public long computations() {
    return computations;
  }

  /// Lists every input, every remembered value with what it read, and every index, for a person who
  /// debugs.
  public String dump() {
    return Stream.of(
            inputs.stream().map(Input::describe),
            deriveds.stream().flatMap(Derived::describe),
            indexes.stream().map(Index::describe))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /// Something that an index or an outlet follows may have changed.
  void unsettled() {
    unsettled = true;
  }

  /// Brings all indexes up to date, unless something is being computed: then they are, or will be
  /// in their turn.
  void settle() {
    requireOwner();
    if (!unsettled || running != null) {
      return;
    }
    try {
      for (settling = 0; settling < indexes.size(); settling++) {
        indexes.get(settling).settle();
      }
    } finally {
      settling = NOT_SETTLING;
    }
    unsettled = false;
    indexes.stream().filter(Index::isSuspect).findFirst().ifPresent(Incremental::refuse);
  }

  private static void refuse(Index<?, ?, ?> index) {
    throw new IllegalStateException(index + " depends on itself or on an index after it");
  }

  /// Whoever reads an index needs it settled.
  void settleFor(Index<?, ?, ?> read) {
    settle();
    if (settling != NOT_SETTLING && read.layer() >= settling) {
      refuse(indexes.get(settling));
    }
  }

  void failed(String what, RuntimeException failure) {
    onFailure.accept(what, failure);
  }

  boolean isComputing() {
    requireOwner();
    return running != null;
  }

  /// Records that the running computation reads this source.
  ///
  /// @return false when nothing is being computed: the caller is outside
  boolean recordRead(Source source) {
    requireOwner();
    if (running == null) {
      return false;
    }
    running.read(source);
    return true;
  }

  /// The period between two sweeps that we are in.
  int sweeps() {
    return sweeps;
  }

  /// Marks everything that depends on the source as suspect. Iterative: chains may be long.
  void markReaders(Source source) {
    var pending = new ArrayDeque<Source>();
    for (var next = source; next != null; next = pending.poll()) {
      next.markReaders(pending);
    }
  }

  Computation begin(Memo<?, ?> memo) {
    running = new Computation(memo, running, ++verifications);
    return running;
  }

  void end(Computation computation) {
    running = computation.outer();
  }

  void countComputation() {
    computations++;
  }

  CycleException cycleAt(Memo<?, ?> memo) {
    return new CycleException(memo, running);
  }

  void listUnread(Source source) {
    unread.add(source);
  }

  /// The stamp of the latest change.
  long now() {
    return clock;
  }

  /// A stamp for a new change.
  long tick() {
    return ++clock;
  }

  void requireIdle() {
    requireOwner();
    if (running != null) {
      throw new IllegalStateException(running.memo() + " must not change what it is computed from");
    }
  }

  private void requireOwner() {
    var caller = Thread.currentThread();
    if (owner == null) {
      owner = caller;
    } else if (!owner.equals(caller)) {
      throw new IllegalStateException("used by " + caller + ", but belongs to " + owner);
    }
  }
}
