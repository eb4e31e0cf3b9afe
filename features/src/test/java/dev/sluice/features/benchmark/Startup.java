package dev.sluice.features.benchmark;

import dev.sluice.features.http.HttpConnection;
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
import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

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
    var delivered = new ArrayList<Double>();
    var acknowledged = new ArrayList<Double>();
    var answered = new ArrayList<Double>();
    var processor = new ArrayList<Double>();
    for (var run = 0; run < RUNS; run++) {
      var start = System.nanoTime();
      try (var sluice =
              SluiceProcess.start(installation, folder.path(), directory, Ports.free(), "--echo");
          var management = connect(sluice)) {
        await(management, now -> now.routes() > 0);
        delivered.add(millisecondsSince(start));
        processor.add(sluice.processorTime().toNanos() / 1e6);
        await(management, Deliveries::settled);
        acknowledged.add(millisecondsSince(start));
        awaitAnswer(sluice);
        answered.add(millisecondsSince(start));
      }
    }
    report.line("ms from exec to routes delivered, " + how, Distribution.of(delivered));
    report.line("ms of processor time until then, " + how, Distribution.of(processor));
    report.line("ms from exec to routes acknowledged, " + how, Distribution.of(acknowledged));
    report.line("ms from exec to first 200 on the last route, " + how, Distribution.of(answered));
  }

  private static double millisecondsSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  /// One connection that is kept: new ones would cost the process that is measured.
  private static HttpConnection connect(SluiceProcess sluice) {
    while (true) {
      try {
        return sluice.management().connect();
      } catch (IOException _) {
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  private static void await(HttpConnection management, Predicate<Deliveries> condition)
      throws IOException {
    while (!condition.test(Management.deliveries(management))) {
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
