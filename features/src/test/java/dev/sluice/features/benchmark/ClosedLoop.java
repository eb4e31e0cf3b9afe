package dev.sluice.features.benchmark;

import dev.sluice.features.http.HttpConnection;
import dev.sluice.features.http.Request;
import dev.sluice.features.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.stream.IntStream;

/// A load generator for machines without `wrk`: each thread waits for an answer and sends again.
record ClosedLoop(Ports ports) implements LoadGenerator {

  private static final int CONNECTIONS = 8;
  private static final Duration SPAN = Duration.ofSeconds(4);

  @Override
  public double requestsPerSecond(Request request) throws IOException {
    var counts = new long[CONNECTIONS];
    var threads =
        IntStream.range(0, CONNECTIONS)
            .mapToObj(number -> Thread.ofPlatform().start(() -> counts[number] = count(request)))
            .toList();
    for (var thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        throw new IOException(interrupted);
      }
    }
    return (double) IntStream.range(0, CONNECTIONS).mapToLong(n -> counts[n]).sum()
        / SPAN.toSeconds();
  }

  private long count(Request request) {
    try (var connection = HttpConnection.plain(ports.address(80))) {
      var end = System.nanoTime() + SPAN.toNanos();
      var count = 0L;
      while (System.nanoTime() < end) {
        connection.exchange(request);
        count++;
      }
      return count;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public String toString() {
    return "a closed loop";
  }
}
