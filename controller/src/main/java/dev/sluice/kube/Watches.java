package dev.sluice.kube;

import dev.sluice.object.Change;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All watches of a control plane. Each runs on a virtual thread of its own, from [#start] to
/// [#close].
public final class Watches implements AutoCloseable {

  private final List<KindWatch> watches;
  private final List<Thread> threads;

  /// @param selections what to watch, each kind once
  /// @param listener hears what changes
  /// @param statuses hears what objects say of themselves
  public Watches(
      ApiServer server,
      List<Selection> selections,
      WatchListener listener,
      StatusListener statuses) {
    this(server, selections, listener, statuses, Patience.DEFAULT);
  }

  Watches(
      ApiServer server,
      List<Selection> selections,
      WatchListener listener,
      StatusListener statuses,
      Patience patience) {
    var contact = new Contact();
    var served = new KindsServed(listener);
    this.watches =
        selections.stream()
            .map(
                selection ->
                    new KindWatch(
                        selection,
                        server,
                        new KindReader(served, statuses),
                        served,
                        contact,
                        patience))
            .toList();
    this.threads = watches.stream().map(Watches::thread).toList();
  }

  /// Starts to list and watch.
  public void start() {
    threads.forEach(Thread::start);
  }

  /// Ends all watches; returns when none runs any more.
  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// How many objects are known, by kind. Any thread.
  public Map<Kind, Integer> sizes() {
    return byKind(KindWatch::size);
  }

  /// How often each kind was listed: once, and again after each watch that could not go on. Any
  /// thread.
  public Map<Kind, Integer> listings() {
    return byKind(KindWatch::listings);
  }

  private Map<Kind, Integer> byKind(Function<KindWatch, Integer> number) {
    return watches.stream().collect(Collectors.toMap(KindWatch::kind, number));
  }

  private static Thread thread(KindWatch watch) {
    return Thread.ofVirtual().name("watch-" + watch.kind().label()).unstarted(watch);
  }

  /// Makes all watches look again when a kind was added, changed or removed, so that a kind is
  /// followed as soon as it is there.
  private final class KindsServed implements WatchListener {

    private final WatchListener next;

    KindsServed(WatchListener next) {
      this.next = next;
    }

    @Override
    public void changed(Kind kind, List<Change> changes) {
      if (kind == Kind.CUSTOM_RESOURCE_DEFINITION) {
        watches.forEach(KindWatch::recheck);
      }
      next.changed(kind, changes);
    }

    @Override
    public void misunderstood(ObjectKey key, List<Problem> problems) {
      next.misunderstood(key, problems);
    }

    @Override
    public void listed(Kind kind) {
      next.listed(kind);
    }
  }
}
