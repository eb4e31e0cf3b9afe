package dev.sluice.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
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
    private final Graph lived;

    Play(long seed) {
      random = new SplittableRandom(seed);
      shape = random.nextLong();
      lived = new Graph(shape);
    }

    void run() {
      for (var step = 0; step < STEPS; step++) {
        switch (random.nextInt(10)) {
          case 0, 1, 2, 3 -> change(random.nextInt(INPUTS), random.nextInt(4));
          case 4, 5, 6, 7, 8 -> compare(random.nextInt(NODES));
          case 9 -> lived.engine.sweep();
        }
      }
      for (var node = 0; node < NODES; node++) {
        compare(node);
      }
      computesNothingWithoutAChange();
      forgetsEverythingUnused();
    }

    private void change(int input, int value) {
      set.put(input, value);
      lived.inputs.set(input, value);
    }

    private void compare(int node) {
      var fresh = new Graph(shape);
      set.forEach(fresh.inputs::set);
      assertThat(lived.outcome(node)).as("node %d", node).isEqualTo(fresh.outcome(node));
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
      lived.engine.sweep();
      lived.engine.sweep();
      assertThat(lived.engine.dump()).isEqualTo("input input: 0 cells\nderived node: 0 values\n");
    }
  }

  /// Nodes that read earlier nodes and inputs. What they read next depends on what they read
  /// before; many results coincide, so that changes stop on the way; some throw.
  private static final class Graph {
    private final Incremental engine = new Incremental();
    private final Input<Integer, Integer> inputs = engine.input("input", 0);
    private final Derived<Integer, Integer> nodes = engine.derive("node", this::compute);
    private final long shape;

    Graph(long shape) {
      this.shape = shape;
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
