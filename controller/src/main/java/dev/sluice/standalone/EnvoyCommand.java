package dev.sluice.standalone;

import dev.sluice.bootstrap.EnvoyBootstrap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.slf4j.event.Level;

/// How Envoy is started.
///
/// @param binary what [EnvoyBinary] found
/// @param bootstrap a file that [BootstrapFile] wrote
/// @param concurrency worker threads; empty leaves Envoy one for each core
/// @param drainTime how long connections of a removed listener may finish; whole seconds
public record EnvoyCommand(
    Path binary, Path bootstrap, OptionalInt concurrency, Duration drainTime) {

  /// One worker for each core, five seconds to drain.
  public EnvoyCommand(Path binary, Path bootstrap) {
    this(binary, bootstrap, OptionalInt.empty(), Duration.ofSeconds(5));
  }

  List<String> line(Level level) {
    var always =
        Stream.of(
            binary.toString(),
            "--config-path",
            bootstrap.toString(),
            "--disable-hot-restart",
            EnvoyBootstrap.IGNORE_UNKNOWN_FIELDS,
            "--drain-time-s",
            String.valueOf(drainTime.toSeconds()),
            "--log-level",
            EnvoyLogLine.envoyLevel(level),
            "--log-format",
            EnvoyLogLine.FORMAT,
            "--log-format-escaped");
    var workers =
        concurrency.stream().boxed().flatMap(n -> Stream.of("--concurrency", String.valueOf(n)));
    return Stream.concat(always, workers).toList();
  }
}
