package dev.sluice.cluster.companion;

import dev.sluice.knative.companion.ProbeRequest;
import dev.sluice.object.ObjectKey;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Sends probes until they are answered as they should be, and remembers that they were, for as
/// long as somebody wants to know. Any thread may call; each probe has a virtual thread.
final class Prober implements AutoCloseable {

  private static final int AT_ONCE = 15;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Question question;
  private final Consumer<ObjectKey> answers;
  private final Semaphore slots = new Semaphore(AT_ONCE, true);
  private final Map<ObjectKey, Map<Probe, Thread>> started = new HashMap<>();
  private final Map<ObjectKey, Set<Probe>> answered = new HashMap<>();

  /// A request to one proxy.
  record Probe(Target target, ProbeRequest request) {}

  /// Asks a proxy.
  @FunctionalInterface
  interface Question {
    /// Whether the proxy answers as it should. Blocks.
    boolean ask(Target target, ProbeRequest request) throws IOException;
  }

  /// @param question how to ask
  /// @param answers told whose probe was answered
  Prober(Question question, Consumer<ObjectKey> answers) {
    this.question = question;
    this.answers = answers;
  }

  /// The KIngress wants to know these and no others any more.
  synchronized void want(ObjectKey owner, Set<Probe> probes) {
    answered.computeIfAbsent(owner, _ -> new HashSet<>()).retainAll(probes);
    var running = started.computeIfAbsent(owner, _ -> new HashMap<>());
    running
        .entrySet()
        .removeIf(
            entry -> {
              var over = !probes.contains(entry.getKey());
              if (over) {
                entry.getValue().interrupt();
              }
              return over;
            });
    for (var probe : probes) {
      if (!answered(owner, probe) && !running.containsKey(probe)) {
        running.put(probe, Thread.startVirtualThread(() -> persist(owner, probe)));
      }
    }
  }

  /// Whether the probe of the KIngress was answered.
  synchronized boolean answered(ObjectKey owner, Probe probe) {
    return answered.getOrDefault(owner, Set.of()).contains(probe);
  }

  /// Nothing about the KIngress matters any more.
  synchronized void forget(ObjectKey owner) {
    want(owner, Set.of());
    started.remove(owner);
    answered.remove(owner);
  }

  @Override
  public synchronized void close() {
    Set.copyOf(started.keySet()).forEach(this::forget);
  }

  private void persist(ObjectKey owner, Probe probe) {
    try {
      for (var pause = FIRST_PAUSE; !succeeds(probe); pause = longer(pause)) {
        Thread.sleep(pause);
      }
      note(owner, probe);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean succeeds(Probe probe) throws InterruptedException {
    slots.acquire();
    try {
      return question.ask(probe.target(), probe.request());
    } catch (IOException | IllegalArgumentException _) {
      return false;
    } finally {
      slots.release();
    }
  }

  private void note(ObjectKey owner, Probe probe) {
    synchronized (this) {
      var running = started.get(owner);
      if (running == null || !running.remove(probe, Thread.currentThread())) {
        return;
      }
      answered.computeIfAbsent(owner, _ -> new HashSet<>()).add(probe);
    }
    answers.accept(owner);
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }
}
