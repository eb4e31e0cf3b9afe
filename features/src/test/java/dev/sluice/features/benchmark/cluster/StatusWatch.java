package dev.sluice.features.benchmark.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.features.cluster.Cluster;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Follows the objects of a kind and counts how often the status of each was changed. Any thread.
public final class StatusWatch implements AutoCloseable {

  private static final long PATIENCE = 600_000_000_000L;
  private static final long LONGEST_WAIT = 1_000;

  private final Map<String, JsonNode> objects = new HashMap<>();
  private final Map<String, Integer> writes = new HashMap<>();
  private final Set<String> goodOnes = new HashSet<>();
  private final Predicate<JsonNode> good;
  private final Closeable watch;

  /// Begins to follow.
  ///
  /// @param namespace empty for all
  /// @param good what is counted besides
  public StatusWatch(Cluster cluster, String kind, String namespace, Predicate<JsonNode> good) {
    this.good = good;
    this.watch = cluster.watch(kind, namespace, this::take);
  }

  private synchronized void take(JsonNode event) {
    var object = event.path("object");
    var name = object.at("/metadata/name").asText();
    if (event.path("type").asText().equals("DELETED")) {
      objects.remove(name);
      goodOnes.remove(name);
    } else {
      var before = objects.put(name, object);
      judge(name, object);
      if (before != null && !before.path("status").equals(object.path("status"))) {
        writes.merge(name, 1, Integer::sum);
      }
    }
    notifyAll();
  }

  private void judge(String name, JsonNode object) {
    if (good.test(object)) {
      goodOnes.add(name);
    } else {
      goodOnes.remove(name);
    }
  }

  /// Forgets which statuses were written.
  public synchronized void reset() {
    writes.clear();
  }

  /// How often the status of an object was written.
  public synchronized int writes(String name) {
    return writes.getOrDefault(name, 0);
  }

  /// How often in all.
  public synchronized int writes() {
    return writes.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// The most for one object.
  public synchronized int most() {
    return writes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /// The moment at which so many objects are good, in nanoseconds of [System#nanoTime].
  ///
  /// @throws IOException if they are not within ten minutes
  public long awaitGood(int count) throws IOException {
    return await(count + " good objects", () -> goodOnes.size() == count);
  }

  /// The moment at which any object is good.
  ///
  /// @throws IOException if none is within ten minutes
  public long awaitAnyGood() throws IOException {
    return await("a good object", () -> !goodOnes.isEmpty());
  }

  /// The moment at which any object is like this.
  ///
  /// @throws IOException if none is within ten minutes
  public long awaitAny(String what, Predicate<JsonNode> condition) throws IOException {
    return await(what, () -> objects.values().stream().anyMatch(condition));
  }

  /// The moment at which one object is like this.
  ///
  /// @throws IOException if it is not within ten minutes
  public long awaitObject(String name, Predicate<JsonNode> condition) throws IOException {
    return await(name, () -> Optional.ofNullable(objects.get(name)).filter(condition).isPresent());
  }

  private synchronized long await(String what, BooleanSupplier condition) throws IOException {
    var deadline = System.nanoTime() + PATIENCE;
    try {
      while (!condition.getAsBoolean()) {
        if (System.nanoTime() > deadline) {
          throw new IOException("waited in vain for " + what);
        }
        wait(LONGEST_WAIT);
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IOException(interruption);
    }
    return System.nanoTime();
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }
}
