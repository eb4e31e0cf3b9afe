package dev.sluice.cluster;

import dev.sluice.kube.WatchListener;
import dev.sluice.loop.ControlLoop;
import dev.sluice.object.Change;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the objects of the cluster to the control loop: nothing before all kinds were listed, so
/// that no proxy is told of half a cluster. Called by the threads of all watches.
public final class ObjectFeed implements WatchListener {

  private static final Logger LOG = LoggerFactory.getLogger(ObjectFeed.class);

  private final ControlLoop loop;
  private final BiConsumer<ObjectKey, List<Problem>> trouble;
  private final Set<Kind> awaited;
  private final Map<Kind, Consumer<List<Change>>> others;
  private final ConfigGuard guard;
  private final List<Change> first = new ArrayList<>();
  private final CompletableFuture<Void> complete = new CompletableFuture<>();

  /// @param awaited the kinds without which nothing is told
  /// @param others told of what happens to objects of a kind besides, from the first on
  /// @param guard holds back ConfigMaps that do not fit
  /// @param trouble told of objects that are not understood, and of those that are again
  public ObjectFeed(
      ControlLoop loop,
      Set<Kind> awaited,
      Map<Kind, Consumer<List<Change>>> others,
      ConfigGuard guard,
      BiConsumer<ObjectKey, List<Problem>> trouble) {
    this.loop = loop;
    this.others = Map.copyOf(others);
    this.guard = guard;
    this.trouble = trouble;
    this.awaited = EnumSet.copyOf(awaited);
  }

  /// Completes when all kinds were listed and the loop knows of it.
  public CompletableFuture<Void> complete() {
    return complete;
  }

  @Override
  public void changed(Kind kind, List<Change> changes) {
    var other = others.get(kind);
    if (other != null) {
      other.accept(changes);
    }
    var sound = kind == Kind.CONFIG_MAP ? guard.sound(changes) : changes;
    if (!kept(sound)) {
      tell(sound);
    }
  }

  @Override
  public void misunderstood(ObjectKey key, List<Problem> problems) {
    problems.forEach(problem -> LOG.atWarn().addKeyValue("object", key).log(problem.words()));
    trouble.accept(key, problems);
  }

  @Override
  public void listed(Kind kind) {
    List<Change> all;
    synchronized (this) {
      if (!awaited.remove(kind) || !awaited.isEmpty()) {
        return;
      }
      all = List.copyOf(first);
      first.clear();
    }
    tell(all);
    complete.complete(null);
  }

  private synchronized boolean kept(List<Change> changes) {
    return !awaited.isEmpty() && first.addAll(changes);
  }

  private void tell(List<Change> changes) {
    try {
      loop.objectsChanged(changes);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
