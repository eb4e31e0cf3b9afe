package dev.sluice.incremental;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
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
/// One thread: the first one that uses the engine. Any other is refused.
public final class Incremental {
  private final List<Input<?, ?>> inputs = new ArrayList<>();
  private final List<Derived<?, ?>> deriveds = new ArrayList<>();
  private ArrayDeque<Source> unread = new ArrayDeque<>();
  private @Nullable Computation running;
  private @Nullable Thread owner;
  private long clock;
  private long computations;
  private long verifications;
  private int sweeps;

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

  /// Lists every input and every remembered value with what it read, for a person who debugs.
  public String dump() {
    return Stream.concat(
            inputs.stream().map(Input::describe), deriveds.stream().flatMap(Derived::describe))
        .collect(Collectors.joining("\n", "", "\n"));
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
