package dev.sluice.features.benchmark;

import dev.sluice.features.http.HttpConnection;
import dev.sluice.features.http.Request;
import dev.sluice.features.process.Deliveries;
import dev.sluice.features.process.Folder;
import dev.sluice.features.process.Installation;
import dev.sluice.features.process.Management;
import dev.sluice.features.process.Ports;
import dev.sluice.features.process.SluiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// A folder with routes and the Sluice that runs on it. Used by one thread.
final class Workplace implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(1);

  private final Path directory;
  private final Folder folder;
  private final SluiceProcess sluice;
  private final HttpConnection management;

  private Workplace(Path directory, Folder folder, SluiceProcess sluice) throws IOException {
    this.directory = directory;
    this.folder = folder;
    this.sluice = sluice;
    this.management = sluice.management().connect();
  }

  /// Fills a folder and starts Sluice on it.
  interface Filling {
    void fill(Folder folder) throws IOException;
  }

  static Workplace with(Filling filling) throws IOException {
    var directory = Files.createTempDirectory("sluice-benchmark-");
    var folder = Folder.in(directory);
    filling.fill(folder);
    var installation = Installation.current();
    var sluice =
        SluiceProcess.start(installation, folder.path(), directory, Ports.free(), "--echo");
    sluice.awaitReady();
    return new Workplace(directory, folder, sluice);
  }

  Folder folder() {
    return folder;
  }

  Ports ports() {
    return sluice.ports();
  }

  Deliveries deliveries() throws IOException {
    return Management.deliveries(management);
  }

  /// An edit of the folder.
  interface Edit {
    void run() throws IOException;
  }

  /// Milliseconds from the edit to Envoy's acknowledgement of what it means.
  double milliseconds(Edit edit) throws IOException {
    var before = deliveries().published();
    var start = System.nanoTime();
    edit.run();
    await(now -> now.acknowledged() > before && now.settled());
    return (System.nanoTime() - start) / 1e6;
  }

  private void await(Predicate<Deliveries> condition) throws IOException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.test(deliveries())) {
      if (System.nanoTime() > deadline) {
        throw new IOException("nothing was acknowledged:\n" + sluice.logTail());
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /// The status with which a request is answered.
  int status(Request request) throws IOException {
    try (var connection = HttpConnection.plain(ports().address(80))) {
      return connection.exchange(request).status();
    }
  }

  @Override
  public void close() throws IOException {
    management.close();
    sluice.end();
    Folder.deleteAll(directory);
  }
}
