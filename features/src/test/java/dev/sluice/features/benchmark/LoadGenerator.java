package dev.sluice.features.benchmark;

import dev.sluice.features.http.Request;
import dev.sluice.features.process.Finished;
import dev.sluice.features.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Sends as many requests as are answered.
sealed interface LoadGenerator permits LoadGenerator.Wrk, ClosedLoop {

  /// Requests per second over some seconds.
  double requestsPerSecond(Request request) throws IOException;

  /// `wrk` if it is on the PATH, since it takes less from Envoy; our own otherwise.
  static LoadGenerator available(Ports ports) {
    var found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "wrk")));
    return found ? new Wrk(ports) : new ClosedLoop(ports);
  }

  /// The program `wrk`.
  record Wrk(Ports ports) implements LoadGenerator {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

    @Override
    public double requestsPerSecond(Request request) throws IOException {
      var url = "http://127.0.0.1:%d%s".formatted(ports.bound(80), request.url().getPath());
      var host = "Host: " + request.host();
      var finished =
          Finished.run(Path.of("."), List.of("wrk", "-t1", "-c16", "-d4s", "-H", host, url));
      var rate = RATE.matcher(finished.output());
      if (!rate.find()) {
        throw new IOException(finished.toString());
      }
      return Double.parseDouble(rate.group(1));
    }

    @Override
    public String toString() {
      return "wrk";
    }
  }
}
