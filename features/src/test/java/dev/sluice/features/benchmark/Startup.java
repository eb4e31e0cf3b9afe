package dev.sluice.features.benchmark;

import dev.sluice.features.http.HttpConnection;
import dev.sluice.features.process.Deliveries;
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
import java.util.function.Predicate;

/// From the start of the process to the first configuration in force, and memory at rest.
final class Startup implements Benchmark {

  private static final int ROUTES = 1_000;
  private static final int RUNS = 7;
  private static final Duration REST = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(2);

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
    var delivered = new ArrayList<Double>();
    var acknowledged = new ArrayList<Double>();
    var answered = new ArrayList<Double>();
    for (var run = 0; run < RUNS; run++) {
      var start = System.nanoTime();
      try (var sluice =
          SluiceProcess.start(installation, folder.path(), directory, Ports.free(), "--echo")) {
        await(sluice, now -> now.routes() > 0);
        delivered.add(millisecondsSince(start));
        await(sluice, Deliveries::settled);
        acknowledged.add(millisecondsSince(start));
        awaitAnswer(sluice);
        answered.add(millisecondsSince(start));
      }
    }
    report.line("ms from exec to routes delivered, " + how, Distribution.of(delivered));
    report.line("ms from exec to routes acknowledged, " + how, Distribution.of(acknowledged));
    report.line("ms from exec to first 200 on the last route, " + how, Distribution.of(answered));
  }

  private static double millisecondsSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static void await(SluiceProcess sluice, Predicate<Deliveries> condition) {
    while (sluice.management().deliveries().filter(condition).isEmpty()) {
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private static void awaitAnswer(SluiceProcess sluice) throws IOException {
    try (var connection = HttpConnection.plain(sluice.ports().address(80))) {
      while (connection.exchange(Manifests.request(ROUTES - 1)).status() != 200) {
        LockSupport.parkNanos(POLL.toNanos());
      }
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
