package dev.sluice.kube;

import dev.sluice.json.Json.Obj;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/// The history of the objects that a selection takes, as far as it was read. One thread reads; any
/// thread may interrupt it.
final class History {

  private final Selection selection;
  private final ApiServer server;
  private final Patience patience;
  private volatile Optional<WatchStream> open = Optional.empty();
  private String position = "";
  private boolean moved;
  private boolean paged = true;

  History(Selection selection, ApiServer server, Patience patience) {
    this.selection = selection;
    this.server = server;
    this.patience = patience;
  }

  /// Reads all objects, page by page; the history goes on after them.
  void list(Resource resource, Consumer<Obj> each) throws IOException {
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
  /// @return what ended it; empty if the server did in good order
  Optional<IOException> follow(Resource resource, Consumer<List<WatchEvent>> events) {
    moved = false;
    try (var stream = new WatchStream(server.open(watch(resource), patience.silence()))) {
      open = Optional.of(stream);
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

  /// Whether the last watch brought anything.
  boolean moved() {
    return moved;
  }

  /// Ends the watch that is open.
  void interrupt() {
    open.ifPresent(WatchStream::cancel);
  }

  /// A list that was overtaken by the server's forgetting is made in one piece the next time.
  private ListPage page(ApiPath objects, String next, Consumer<Obj> each) throws IOException {
    var limit = paged ? Integer.toString(patience.page()) : "";
    try {
      return ListPage.read(server, objects.with("limit", limit).with("continue", next), each);
    } catch (RefusedException refused) {
      paged &= !refused.gone();
      throw refused;
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

  private void advance(List<WatchEvent> events) throws RefusedException {
    for (var event : events) {
      position =
          switch (event) {
            case WatchEvent.Present(var object) -> WatchEvent.version(object);
            case WatchEvent.Deleted(var object) -> WatchEvent.version(object);
            case WatchEvent.Bookmark(var version) -> version;
            case WatchEvent.Failed(var cause) -> throw cause;
          };
      moved = true;
    }
  }
}
