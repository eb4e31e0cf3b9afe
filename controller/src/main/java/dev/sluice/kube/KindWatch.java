package dev.sluice.kube;

import dev.sluice.json.MalformedJsonException;
import dev.sluice.object.Change;
import dev.sluice.object.Kind;
import dev.sluice.object.decode.ClusterEvent;
import dev.sluice.object.decode.ClusterEvent.Bookmark;
import dev.sluice.object.decode.ClusterEvent.Failed;
import dev.sluice.object.decode.ClusterEvent.Removed;
import dev.sluice.object.decode.ClusterEvent.Stored;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Lists the objects of one kind and follows their history, on a virtual thread of its own that
/// runs [#run] until it is interrupted. What was seen last stays in force whatever becomes of the
/// API server.
final class KindWatch implements Runnable {

  /// So many watches in a row that bring nothing, and the position in the history is given up.
  private static final int FRUITLESS = 3;

  /// So many looks in a row that do not find a kind of which objects are known, and they are gone.
  private static final int SURE = 3;

  private final Kind kind;
  private final Discovery discovery;
  private final History history;
  private final KindReader reader;
  private final WatchListener listener;
  private final Contact contact;
  private final Retries failures;
  private final Retries absences;
  private final Semaphore news = new Semaphore(0);
  private final AtomicInteger listings = new AtomicInteger();
  private volatile boolean preferred;
  private boolean listed;

  /// @param selection what to watch
  /// @param reader makes changes of it
  /// @param listener hears of them
  /// @param contact hears of trouble with the server
  KindWatch(
      Selection selection,
      ApiServer server,
      KindReader reader,
      WatchListener listener,
      Contact contact,
      Patience patience) {
    this.kind = selection.kind();
    this.discovery = new Discovery(server);
    this.history = new History(selection, server, patience);
    this.reader = reader;
    this.listener = listener;
    this.contact = contact;
    this.failures = new Retries(patience.firstPause(), patience.longestPause());
    this.absences = new Retries(patience.firstPause(), patience.absence());
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        attempt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  Kind kind() {
    return kind;
  }

  /// How many objects are known. Any thread.
  int size() {
    return reader.size();
  }

  /// How often all objects were listed. Any thread.
  int listings() {
    return listings.get();
  }

  /// The kinds and versions that are served may have changed: look again now. Any thread.
  void recheck() {
    news.release();
    if (!preferred) {
      history.interrupt();
    }
  }

  private void attempt() throws InterruptedException {
    try {
      news.drainPermits();
      var resource = discovery.locate(kind);
      if (resource.isPresent()) {
        stay(resource.get());
      } else {
        awaitKind();
      }
    } catch (IOException failure) {
      complain(failure);
      pause(failure);
    }
  }

  /// Lists the kind and stays with it as long as that makes sense.
  private void stay(Resource resource) throws IOException, InterruptedException {
    absences.reset();
    preferred = resource.version().equals(kind.versions().getFirst());
    reported(reader.all(resource, each -> history.list(resource, each)));
    listings.incrementAndGet();
    for (var fruitless = 0; fruitless < FRUITLESS && !superseded(); ) {
      fruitless = worthwhile(resource) ? 0 : fruitless + 1;
    }
  }

  private boolean superseded() {
    return !preferred && news.tryAcquire();
  }

  /// Follows the history once; whether that brought something, or at least said nothing against the
  /// position that it starts from.
  private boolean worthwhile(Resource resource) throws IOException, InterruptedException {
    var end =
        history.follow(resource, () -> contact.made(kind), events -> changed(resource, events));
    if (history.moved()) {
      failures.reset();
    }
    if (end.isEmpty() && history.moved()) {
      return true;
    }
    if (end.orElse(null) instanceof RefusedException refused && !refused.temporary()) {
      throw refused;
    }
    if (!history.opened()) {
      end.ifPresent(this::complain);
    }
    pause(end.orElse(null));
    return history.moved() || end.filter(KindWatch::unreached).isPresent();
  }

  private void changed(Resource resource, List<ClusterEvent> events) {
    report(
        events.stream()
            .map(
                event ->
                    switch (event) {
                      case Stored(var object) -> reader.take(resource, object);
                      case Removed(var key, _) -> reader.drop(key);
                      case Bookmark _, Failed _ -> Optional.<Change>empty();
                    })
            .<Change>mapMulti(Optional::ifPresent)
            .toList());
  }

  /// Waits for a kind that is not served. If objects of it are known, a moment's absence is not
  /// believed: an API server that starts may not know all kinds yet.
  private void awaitKind() throws IOException, InterruptedException {
    for (var looks = 1; looks < SURE && !reader.isEmpty(); looks++) {
      Thread.sleep(failures.next(Duration.ofMillis(200)));
      if (discovery.locate(kind).isPresent()) {
        return;
      }
    }
    reported(reader.dropAll());
    if (news.tryAcquire(absences.next(Duration.ZERO).toMillis(), TimeUnit.MILLISECONDS)) {
      absences.reset();
    }
  }

  private void reported(List<Change> all) {
    report(all);
    contact.made(kind);
    if (!listed) {
      listed = true;
      listener.listed(kind);
    }
  }

  private void report(List<Change> changes) {
    if (!changes.isEmpty()) {
      listener.changed(kind, changes);
    }
  }

  /// A history that is forgotten and a watch that is silent are part of the protocol.
  private void complain(IOException failure) {
    var expected =
        silent(failure)
            || (failure instanceof RefusedException refused
                && (refused.gone() || refused.notFound()));
    if (!expected && !Thread.currentThread().isInterrupted()) {
      contact.lost(kind, failure);
    }
  }

  private void pause(@Nullable IOException failure) throws InterruptedException {
    var atLeast =
        failure instanceof RefusedException refused ? refused.retryAfter() : Duration.ZERO;
    Thread.sleep(failures.next(atLeast));
  }

  private static boolean silent(IOException failure) {
    return failure instanceof SocketTimeoutException;
  }

  private static boolean unreached(IOException failure) {
    return !silent(failure)
        && !(failure instanceof RefusedException)
        && !(failure instanceof MalformedJsonException);
  }
}
