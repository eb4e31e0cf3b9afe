package dev.sluice.folder;

import dev.sluice.object.decode.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Files of manifests as a source of objects, live: owns one daemon thread, `folder`, which calls
/// the sink and ends with [#close].
///
/// Roots are directories, read with all below them (`*.yaml`, `*.yml`, `*.json`; not hidden), or
/// single files. The first update holds everything, even if that is nothing; each further one holds
/// what a batch of edits means. A mistake never takes a good object away: it stays in its last good
/// version until it is put right or removed.
public final class Folder implements AutoCloseable {

  /// How long files must rest before they are read; an editor writes in several steps.
  private static final Duration QUIET = Duration.ofMillis(5);

  /// How long, if objects would go: a file may be half written, or on its way to a new name.
  private static final Duration QUIET_BEFORE_LOSS = Duration.ofMillis(40);

  /// How long edits without rest may hold up an update.
  private static final Duration LONGEST = Duration.ofMillis(250);

  private final FolderContents contents;
  private final Watch watch;
  private final Consumer<FolderUpdate> sink;
  private final Thread thread = new Thread(this::run, "folder");
  private List<Problem> problems = List.of();

  private Folder(List<Path> roots, Watch watch, Consumer<FolderUpdate> sink) {
    this.contents = new FolderContents(roots);
    this.watch = watch;
    this.sink = sink;
    thread.setDaemon(true);
  }

  /// Starts to watch.
  ///
  /// @param sink called by the thread of the folder, one update after the other
  /// @throws UncheckedIOException if the system has no more watches to give
  public static Folder watch(List<Path> roots, Consumer<FolderUpdate> sink) {
    try {
      var watch = new Watch(FileSystems.getDefault().newWatchService());
      var folder = new Folder(roots, watch, sink);
      folder.thread.start();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Files cannot be watched; raise fs.inotify.max_user_instances", e);
    }
  }

  /// Reads everything once, in the calling thread.
  public static FolderUpdate read(List<Path> roots) {
    var contents = new FolderContents(roots);
    return contents.apply(contents.read(contents.walk(FileTree.Surroundings.IGNORED)));
  }

  private void run() {
    try {
      var first = contents.apply(contents.read(walk()));
      deliver(first);
      while (!Thread.currentThread().isInterrupted()) {
        update(settle(watch.await(), QUIET));
      }
    } catch (ClosedWatchServiceException | InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Set<Path> walk() {
    watch.restart();
    return contents.walk(watch);
  }

  private Touched settle(Touched first, Duration quiet) throws InterruptedException {
    var end = System.nanoTime() + LONGEST.toNanos();
    var all = first;
    for (var more = watch.await(quiet); !more.isNothing(); more = watch.await(quiet)) {
      all = all.and(more);
      if (System.nanoTime() > end) {
        return all;
      }
    }
    return all;
  }

  private void update(Touched touched) throws InterruptedException {
    var paths = paths(touched);
    var read = contents.read(paths);
    if (contents.wouldLose(read)) {
      paths.addAll(paths(settle(Touched.NOTHING, QUIET_BEFORE_LOSS)));
      read = contents.read(paths);
    }
    var update = contents.apply(read);
    if (!update.changes().isEmpty() || !update.problems().equals(problems)) {
      deliver(update);
    }
  }

  private Set<Path> paths(Touched touched) {
    var paths = new TreeSet<>(touched.files());
    if (touched.tree()) {
      paths.addAll(walk());
    }
    return paths;
  }

  private void deliver(FolderUpdate update) {
    problems = update.problems();
    sink.accept(update);
  }

  /// Stops watching and waits for an update that is under way; none is delivered afterwards. The
  /// sink itself must not call this.
  @Override
  public void close() {
    watch.close();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
