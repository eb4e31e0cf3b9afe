package dev.sluice.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// After any sequence of changes, pulls and sweeps, the engine says what a fresh one says.
class IncrementalPropertyTest {
  private static final int GRAPHS = 150;
  private static final int STEPS = 200;
  private static final int NODES = 24;
  private static final int INPUTS = 8;

  @Test
  void incrementalEqualsFresh() {
    var first = Long.getLong("incremental.seed", new Random().nextLong());
    var seeds = new SplittableRandom(first);
    for (var graph = 0; graph < GRAPHS; graph++) {
      var seed = graph == 0 ? first : seeds.nextLong();
      try {
        new Play(seed).run();
      } catch (AssertionError e) {
        throw new AssertionError("-Dincremental.seed=" + seed + ": " + e.getMessage(), e);
      }
    }
  }

  /// One random graph, and a random life of it.
  private static final class Play {
    private final SplittableRandom random;
    private final long shape;
    private final Map<Integer, Integer> set = new HashMap<>();
    private final Set<Integer> sources = new HashSet<>();
    private final Set<Integer> more = new HashSet<>();
    private final Map<Integer, String> taken = new TreeMap<>();
    private final Graph lived;
    private Map<String, Map<Integer, Integer>> lastGood = new HashMap<>();

    Play(long seed) {
      random = new SplittableRandom(seed);
      shape = random.nextLong();
      lived = new Graph(shape, Optional.empty());
    }

    void run() {
      for (var step = 0; step < STEPS; step++) {
        switch (random.nextInt(15)) {
          case 0, 1, 2, 3 -> change(random.nextInt(INPUTS), random.nextInt(4));
          case 4, 5, 6, 7, 8 -> compare(random.nextInt(NODES));
          case 9 -> lived.engine.sweep();
          case 10, 11 -> toggle(random.nextInt(NODES), sources, lived.sources);
          case 12 -> toggle(random.nextInt(NODES), more, lived.more);
          case 13, 14 -> compareClaims();
        }
      }
      for (var node = 0; node < NODES; node++) {
        compare(node);
      }
      compareClaims();
      computesNothingWithoutAChange();
      forgetsEverythingUnused();
    }

    private void change(int input, int value) {
      set.put(input, value);
      lived.inputs.set(input, value);
    }

    private static void toggle(int source, Set<Integer> ours, KeySet<Integer> theirs) {
      if (ours.add(source)) {
        theirs.add(source);
      } else {
        ours.remove(source);
        theirs.remove(source);
      }
    }

    private void compare(int node) {
      assertThat(lived.outcome(node)).as("node %d", node).isEqualTo(fresh().outcome(node));
    }

    /// Whoever asks settles the indexes, so this is when what was good before is replaced.
    private Graph fresh() {
      var fresh = new Graph(shape, Optional.of(lastGood));
      set.forEach(fresh.inputs::set);
      sources.forEach(fresh.sources::add);
      more.forEach(fresh.more::add);
      fresh.texts();
      lastGood = fresh.good;
      return fresh;
    }

    private void compareClaims() {
      var fresh = fresh();
      assertThat(lived.texts()).isEqualTo(fresh.texts());
      lived.values.changes().forEach(this::take);
      assertThat(taken).isEqualTo(lived.values.all()).isEqualTo(fresh.values.all());
    }

    private void take(int key, Optional<String> value) {
      value.ifPresentOrElse(text -> taken.put(key, text), () -> taken.remove(key));
    }

    private void computesNothingWithoutAChange() {
      var before = lived.engine.computations();
      for (var node = 0; node < NODES; node++) {
        lived.outcome(node);
      }
      assertThat(lived.engine.computations()).isEqualTo(before);
    }

    private void forgetsEverythingUnused() {
      set.keySet().forEach(input -> lived.inputs.set(input, 0));
      sources.forEach(lived.sources::remove);
      more.forEach(lived.more::remove);
      lived.values.changes();
      lived.engine.sweep();
      lived.engine.sweep();
      lived.engine.sweep();
      assertThat(lived.engine.dump())
          .isEqualTo(
              """
              input input: 0 cells
              derived node: 0 values
              derived text: 0 values
              index first: 0 sources, 0 keys
              index second: 0 sources, 0 keys
              """);
    }
  }

  /// Nodes that read earlier nodes and inputs. What they read next depends on what they read
  /// before; many results coincide, so that changes stop on the way; some throw.
  ///
  /// Some nodes are the sources of an index, whose keys are the sources of another.
  private static final class Graph {
    private final Incremental engine = new Incremental((_, _) -> {});
    private final Input<Integer, Integer> inputs = engine.input("input", 0);
    private final Derived<Integer, Integer> nodes = engine.derive("node", this::compute);
    private final KeySet<Integer> sources = new KeySet<>();
    private final KeySet<Integer> more = new KeySet<>();
    private final Index<Integer, Integer, Integer> first =
        engine.index("first", Keys.union(List.of(sources, more)), node -> claims("first", node));
    private final Index<Integer, Integer, Integer> second =
        engine.index("second", first.keys(), key -> claims("second", key));
    private final Derived<Integer, String> text = engine.derive("text", this::text);
    private final Outlet<Integer, String> values =
        engine.outlet("value", first.keys(), key -> Optional.of(text(key)));
    private final Map<String, Map<Integer, Integer>> good = new HashMap<>();
    private final long shape;
    private final Optional<Map<String, Map<Integer, Integer>>> before;

    /// @param before what sources claimed that claim nothing now because they throw; absent where
    ///   the engine is to know by itself
    Graph(long shape, Optional<Map<String, Map<Integer, Integer>>> before) {
      this.shape = shape;
      this.before = before;
    }

    private Map<Integer, Integer> claims(String index, int source) {
      var name = index + source;
      try {
        good.put(name, index.equals("first") ? firstClaims(source) : secondClaims(source));
      } catch (IllegalArgumentException e) {
        before.map(known -> known.getOrDefault(name, Map.of())).ifPresent(k -> good.put(name, k));
        return before.map(_ -> good.getOrDefault(name, Map.of())).orElseThrow(() -> e);
      }
      return good.getOrDefault(name, Map.of());
    }

    private Map<Integer, Integer> firstClaims(int node) {
      var value = nodes.get(node);
      return Map.of(value % 3, value, 3 + (node + value) % 2, node);
    }

    private Map<Integer, Integer> secondClaims(int key) {
      var group = first.get(key);
      var sum = group.values().stream().mapToInt(value -> value).sum() + inputs.get(key);
      if (sum % 7 == 5) {
        throw new IllegalArgumentException("key " + key + " has " + sum);
      }
      return sum % 7 == 4 ? Map.of() : Map.of(sum % 4, group.size());
    }

    private String text(int key) {
      return Stream.of(first.get(key), second.get(key))
          .map(claims -> claims.keys() + "=" + claims.values())
          .collect(Collectors.joining(" "));
    }

    List<String> texts() {
      return IntStream.range(0, 6).mapToObj(text::get).toList();
    }

    private int compute(int node) {
      var random = new SplittableRandom(shape + node);
      var sum = 0;
      for (var reads = random.nextInt(5); reads >= 0; reads--) {
        sum += sum % 3 == 2 ? 1 : random.nextBoolean() ? input(random, sum) : earlier(random, node);
      }
      if (sum % 11 == 7) {
        throw new IllegalArgumentException("node " + node + " has " + sum);
      }
      return sum % (2 + random.nextInt(6));
    }

    private int input(SplittableRandom random, int sum) {
      return inputs.get((random.nextInt(INPUTS) + sum) % INPUTS);
    }

    private int earlier(SplittableRandom random, int node) {
      return node == 0 ? 1 : nodes.get(random.nextInt(node));
    }

    String outcome(int node) {
      try {
        return "gave " + nodes.get(node);
      } catch (IllegalArgumentException e) {
        return "threw " + e.getMessage();
      }
    }
  }
}
