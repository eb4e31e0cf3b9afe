package dev.sluice.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Envoy as a child that is started again when it dies and never outlives Sluice.
///
/// What Envoy logs goes to the logger `envoy`, whose level decides how much Envoy logs. One thread
/// reads the log and restarts; all methods may be called from any thread.
public final class EnvoyProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EnvoyProcess.class);
  private static final Logger ENVOY = LoggerFactory.getLogger("envoy");
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final ProcessBuilder builder;
  private final Backoff backoff;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread supervisor;
  private volatile Process process;

  private EnvoyProcess(EnvoyCommand command, Backoff backoff) throws IOException {
    var line = command.line(EnvoyLogLine.levelOf(ENVOY));
    this.builder =
        new ProcessBuilder(Lifeline.tie(line, GRACE.toSeconds())).redirectErrorStream(true);
    this.backoff = backoff;
    this.process = builder.start();
    this.supervisor = Thread.ofPlatform().name("envoy").daemon().unstarted(this::supervise);
  }

  /// Starts Envoy and returns at once; Envoy connects to Sluice when it is ready.
  ///
  /// @throws IOException when no process can be started at all
  public static EnvoyProcess start(EnvoyCommand command) throws IOException {
    return start(command, Backoff.DEFAULT);
  }

  static EnvoyProcess start(EnvoyCommand command, Backoff backoff) throws IOException {
    var envoy = new EnvoyProcess(command, backoff);
    envoy.supervisor.start();
    return envoy;
  }

  /// The number of the process that runs now, or ran last.
  public long pid() {
    return process.pid();
  }

  /// Whether Envoy runs: false between its death and the next start.
  public boolean isAlive() {
    return process.isAlive();
  }

  /// Asks Envoy to end, kills it when it has not after five seconds, and returns when it is gone.
  @Override
  public void close() {
    synchronized (closing) {
      closing.countDown();
      // by its handle, which leaves the log open for Envoy's last words
      process.toHandle().destroy();
    }
    try {
      if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("Envoy did not end within {} s and is killed", GRACE.toSeconds());
        process.destroyForcibly().waitFor();
      }
      supervisor.join(GRACE);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void supervise() {
    try {
      var wait = Duration.ZERO;
      var started = System.nanoTime();
      while (endsUnasked()) {
        wait = backoff.next(wait, Duration.ofNanos(System.nanoTime() - started));
        LOG.warn(
            "Envoy ended with code {}; next start in {} ms", process.exitValue(), wait.toMillis());
        if (closing.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
          return;
        }
        started = System.nanoTime();
        restart();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Reads the log until Envoy ends; false when it was asked to.
  private boolean endsUnasked() throws InterruptedException {
    try (var log = process.inputReader(StandardCharsets.UTF_8)) {
      log.lines().map(EnvoyLogLine::parse).forEach(this::forward);
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("the log of Envoy ended: {}", e.getMessage());
    }
    process.waitFor();
    return closing.getCount() > 0;
  }

  private void restart() {
    synchronized (closing) {
      if (closing.getCount() == 0) {
        return;
      }
      try {
        process = builder.start();
      } catch (IOException e) {
        LOG.error("Envoy cannot be started: {}", e.getMessage());
      }
    }
  }

  /// What Envoy says about an end that it was asked for is of no interest.
  private void forward(EnvoyLogLine line) {
    var level = closing.getCount() > 0 ? line.level() : Level.DEBUG;
    ENVOY.atLevel(level).log(line.message());
  }
}
