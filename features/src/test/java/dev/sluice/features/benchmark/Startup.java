package dev.sluice.features.benchmark;

import dev.sluice.features.http.HttpConnection;
import dev.sluice.features.process.Folder;
import dev.sluice.features.process.Installation;
import dev.sluice.features.process.Ports;
import dev.sluice.features.process.SluiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;

/// From the start of the process to the first configuration in force, and memory at rest.
final class Startup implements Benchmark {

  private static final int ROUTES = 1_000;
  private static final int RUNS = 7;
  private static final Duration REST = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(5);

  @Override
  public void run(Report report) throws IOException {
    var directory = Files.createTempDirectory("sluice-benchmark-");
    try {
      var folder = Folder.in(directory);
      Manifests.fill(folder, ROUTES);
      var installation = Installation.current();
      measure(report, "with the AOT cache", installation, directory, folder);
      measure(report, "without", installation.uncached(), directory, folder);
      rest(report, installation, directory, folder);
    } finally {
      Folder.deleteAll(directory);
    }
  }

  private static void measure(
      Report report, String how, Installation installation, Path directory, Folder folder)
      throws IOException {
    var answered = new ArrayList<Double>();
    var processor = new ArrayList<Double>();
    for (var run = 0; run < RUNS; run++) {
      var start = System.nanoTime();
      try (var sluice =
          SluiceProcess.start(installation, folder.path(), directory, Ports.free(), "--echo")) {
        awaitAnswer(sluice);
        answered.add(millisecondsSince(start));
        processor.add(sluice.processorTime().toNanos() / 1e6);
      }
    }
    report.line("ms from exec to first 200 on the last route, " + how, Distribution.of(answered));
    report.line("ms of processor time until then, " + how, Distribution.of(processor));
  }

  private static double millisecondsSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  /// Nobody is asked but Envoy: what is answered has been delivered, and the management server
  /// starts afterwards.
  private static void awaitAnswer(SluiceProcess sluice) {
    while (!isAnswered(sluice)) {
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private static boolean isAnswered(SluiceProcess sluice) {
    try (var connection = HttpConnection.plain(sluice.ports().address(80))) {
      return connection.exchange(Manifests.request(ROUTES - 1)).status() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  private static void rest(Report report, Installation installation, Path directory, Folder folder)
      throws IOException {
    try (var sluice =
        SluiceProcess.start(installation, folder.path(), directory, Ports.free(), "--echo")) {
      sluice.awaitReady();
      var end = System.nanoTime() + REST.toNanos();
      for (var left = REST.toNanos(); left > 0; left = end - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      report.line("resident after %d s".formatted(REST.toSeconds()), resident(sluice.pid()));
    }
  }

  /// From /proc, so on Linux only.
  private static String resident(long pid) throws IOException {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .findFirst()
          .orElseThrow()
          .replaceAll("\\s+", " ");
    }
  }
}
