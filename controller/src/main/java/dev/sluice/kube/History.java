package dev.sluice.kube;

import dev.sluice.json.MalformedJsonException;
import dev.sluice.object.decode.ClusterEvent;
import dev.sluice.object.decode.ClusterEvent.Bookmark;
import dev.sluice.object.decode.ClusterEvent.Failed;
import dev.sluice.object.decode.ClusterEvent.Removed;
import dev.sluice.object.decode.ClusterEvent.Stored;
import dev.sluice.object.decode.ClusterObject;
import dev.sluice.object.decode.ClusterObjects;
import dev.sluice.object.decode.ClusterPage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/// The history of the objects that a selection takes, as far as it was read. One thread reads; any
/// thread may interrupt it.
final class History {

  private static final Duration PAGE = Duration.ofSeconds(60);

  private final Selection selection;
  private final ApiServer server;
  private final Patience patience;
  private volatile Optional<WatchStream> open = Optional.empty();
  private String position = "";
  private boolean opened;
  private boolean moved;
  private boolean paged = true;

  History(Selection selection, ApiServer server, Patience patience) {
    this.selection = selection;
    this.server = server;
    this.patience = patience;
  }

  /// Reads all objects, page by page; the history goes on after them.
  void list(Resource resource, Consumer<ClusterObject> each) throws IOException {
    var objects = selection.path(resource);
    var page = page(objects, "", each);
    while (!page.next().isEmpty()) {
      page = page(objects, page.next(), each);
    }
    position = page.resourceVersion();
    paged = true;
  }

  /// Follows the history until the watch ends.
  ///
  /// @param onOpen is run when the server lets us watch
  /// @param events takes what happens
  /// @return what ended it; empty if the server did in good order
  Optional<IOException> follow(
      Resource resource, Runnable onOpen, Consumer<List<ClusterEvent>> events) {
    moved = false;
    opened = false;
    try (var stream =
        new WatchStream(selection.kind(), server.open(watch(resource), patience.silence()))) {
      open = Optional.of(stream);
      opened = true;
      onOpen.run();
      for (var next = stream.next(); !next.isEmpty(); next = stream.next()) {
        events.accept(next);
        advance(next);
      }
      return Optional.empty();
    } catch (IOException end) {
      return Optional.of(end);
    } finally {
      open = Optional.empty();
    }
  }

  /// Whether the server let us watch the last time.
  boolean opened() {
    return opened;
  }

  /// Whether the last watch brought anything.
  boolean moved() {
    return moved;
  }

  /// Ends the watch that is open.
  void interrupt() {
    open.ifPresent(WatchStream::cancel);
  }

  /// A list that was overtaken by the server's forgetting is made in one piece the next time.
  private ClusterPage page(ApiPath objects, String next, Consumer<ClusterObject> each)
      throws IOException {
    var limit = paged ? Integer.toString(patience.page()) : "";
    try {
      return page(objects.with("limit", limit).with("continue", next), each);
    } catch (RefusedException refused) {
      paged &= !refused.gone();
      throw refused;
    }
  }

  /// An answer without a position is no list, however empty it looks.
  private ClusterPage page(ApiPath path, Consumer<ClusterObject> each) throws IOException {
    try (var answer = server.open(path, PAGE)) {
      var page = ClusterObjects.page(selection.kind(), answer.bytes());
      if (page.resourceVersion().isEmpty()) {
        throw new MalformedJsonException("not a list of objects");
      }
      page.objects().forEach(each);
      return page;
    }
  }

  private ApiPath watch(Resource resource) {
    var seconds = patience.life().toSeconds();
    var life = ThreadLocalRandom.current().nextLong(seconds, 2 * seconds + 1);
    return selection
        .path(resource)
        .with("watch", "true")
        .with("allowWatchBookmarks", "true")
        .with("resourceVersion", position)
        .with("timeoutSeconds", Long.toString(life));
  }

  private void advance(List<ClusterEvent> events) throws RefusedException {
    for (var event : events) {
      position =
          switch (event) {
            case Stored(var object) -> object.resourceVersion();
            case Removed(_, var version) -> version;
            case Bookmark(var version) -> version;
            case Failed failed -> throw RefusedException.of(failed);
          };
      moved = true;
    }
  }
}
