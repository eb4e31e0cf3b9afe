package dev.sluice.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Listens to the file system for one thread, which [#close] by another interrupts.
final class Watch implements FileTree.Surroundings, AutoCloseable {

  private final WatchService service;
  private final Map<WatchKey, Set<Path>> keys = new HashMap<>();
  private final Set<Path> registered = new HashSet<>();
  private final Set<Path> directories = new HashSet<>();
  private final Set<Path> entries = new HashSet<>();

  Watch(WatchService service) {
    this.service = service;
  }

  /// Forgets everything, before a walk names all of it again. Keys are not kept, as that of a
  /// directory which was renamed would go on to tell its old name.
  void restart() {
    keys.keySet().forEach(WatchKey::cancel);
    keys.clear();
    registered.clear();
    directories.clear();
    entries.clear();
  }

  @Override
  public void directory(Path directory) throws IOException {
    directories.add(directory);
    register(directory);
  }

  @Override
  public void entry(Path path) throws IOException {
    var absolute = path.toAbsolutePath().normalize();
    var parent = absolute.getParent();
    if (parent != null) {
      entries.add(absolute);
      register(parent);
    }
  }

  /// Two names of one directory share a key.
  private void register(Path directory) throws IOException {
    if (!registered.add(directory)) {
      return;
    }
    try {
      var key =
          directory.register(
              service,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_DELETE,
              StandardWatchEventKinds.ENTRY_MODIFY);
      keys.computeIfAbsent(key, _ -> new HashSet<>()).add(directory);
    } catch (NoSuchFileException | NotDirectoryException _) {
      registered.remove(directory);
    }
  }

  /// Waits until something happens that matters.
  Touched await() throws InterruptedException {
    var touched = Touched.NOTHING;
    while (touched.isNothing()) {
      touched = drain(service.take());
    }
    return touched;
  }

  /// Waits for something that matters, but not for ever.
  Touched await(Duration longest) throws InterruptedException {
    var end = System.nanoTime() + longest.toNanos();
    var touched = Touched.NOTHING;
    while (touched.isNothing() && System.nanoTime() < end) {
      var key = service.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      touched = key == null ? Touched.NOTHING : drain(key);
    }
    return touched;
  }

  private Touched drain(WatchKey key) {
    var paths = keys.getOrDefault(key, Set.of());
    var touched = Touched.NOTHING;
    for (var event : key.pollEvents()) {
      for (var directory : paths) {
        touched = touched.and(meaning(directory, event));
      }
    }
    return key.reset() || paths.isEmpty() ? touched : Touched.TREE;
  }

  private Touched meaning(Path directory, WatchEvent<?> event) {
    if (!(event.context() instanceof Path name)) {
      return Touched.TREE;
    }
    var path = directory.resolve(name);
    if (entries.contains(path)) {
      return Touched.TREE;
    }
    return directories.contains(directory) ? meaning(path) : Touched.NOTHING;
  }

  private Touched meaning(Path path) {
    if (FileNames.isMountSwap(path) || (!FileNames.isHidden(path) && isDirectory(path))) {
      return Touched.TREE;
    }
    return FileNames.isManifest(path) ? Touched.file(path) : Touched.NOTHING;
  }

  private boolean isDirectory(Path path) {
    return directories.contains(path) || Files.isDirectory(path);
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
