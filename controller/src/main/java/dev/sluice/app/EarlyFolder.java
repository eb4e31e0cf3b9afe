package dev.sluice.app;

import dev.sluice.folder.Folder;
import dev.sluice.folder.FolderUpdate;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The watched folder, read from the first moment on, beside the start of everything else: what it
/// says waits until somebody takes it. Safe to use from any thread.
public final class EarlyFolder implements AutoCloseable {

  private final CompletableFuture<Consumer<FolderUpdate>> taker = new CompletableFuture<>();
  private final Folder folder;

  /// Starts to watch and to read.
  ///
  /// @param roots directories and files with objects
  /// @throws java.io.UncheckedIOException if the system has no more watches to give
  public EarlyFolder(List<Path> roots) {
    folder = Folder.watch(roots, update -> taker.join().accept(update));
  }

  /// Passes on what was read and what will be; only the first taker counts.
  void takenBy(Consumer<FolderUpdate> sink) {
    taker.complete(sink);
  }

  /// Ends the watch. Nothing is passed on afterwards.
  @Override
  public void close() {
    taker.complete(_ -> {});
    folder.close();
  }
}
