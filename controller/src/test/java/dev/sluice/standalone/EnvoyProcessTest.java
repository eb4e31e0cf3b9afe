package dev.sluice.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Tag("slow")
class EnvoyProcessTest {
  private static final Backoff QUICK =
      new Backoff(Duration.ofMillis(10), Duration.ofMillis(40), Duration.ofSeconds(30));

  @TempDir private Path directory;

  @Test
  void closingEndsEnvoyWhichIsTheDirectChild() throws IOException {
    var fake = FakeEnvoy.that(directory, "exec sleep 60");
    try (var envoy = EnvoyProcess.start(fake.command())) {
      fake.awaitStarts(1);
      assertThat(fake.pids()).containsExactly(envoy.pid());
      assertThat(envoy.isAlive()).isTrue();
    }
    assertThat(fake.pids()).hasSize(1).noneMatch(FakeEnvoy::isAlive);
  }

  @Test
  void anEnvoyThatDiesIsStartedAgain() throws IOException {
    var fake = FakeEnvoy.that(directory, "exec sleep 60");
    try (var _ = EnvoyProcess.start(fake.command(), QUICK)) {
      fake.awaitStarts(1);
      ProcessHandle.of(fake.pids().getFirst()).orElseThrow().destroyForcibly();
      fake.awaitStarts(2);
      assertThat(fake.pids().getFirst()).isNotEqualTo(fake.pids().get(1));
    }
    fake.awaitNoneAlive();
  }

  @Test
  void anEnvoyThatCannotLiveIsTriedAgainAndAgain() throws IOException {
    var fake = FakeEnvoy.that(directory, "exit 1");
    try (var _ = EnvoyProcess.start(fake.command(), QUICK)) {
      fake.awaitStarts(4);
    }
    fake.awaitNoneAlive();
  }

  @Test
  void whatEnvoyLogsKeepsItsLevel() throws IOException {
    var fake =
        FakeEnvoy.that(
            directory,
            """
            echo '[warning][config] a listener was refused'
            echo '[critical][main] the configuration is wrong' >&2
            echo 'terminate called'
            exec sleep 60
            """);
    var logged = new ListAppender<ILoggingEvent>();
    logged.start();
    var logger = (Logger) LoggerFactory.getLogger("envoy");
    logger.addAppender(logged);
    try (var _ = EnvoyProcess.start(fake.command())) {
      await().until(() -> List.copyOf(logged.list).size() == 3);
    } finally {
      logger.detachAppender(logged);
    }
    assertThat(logged.list)
        .extracting(ILoggingEvent::toString)
        .containsExactly(
            "[WARN] config: a listener was refused",
            "[ERROR] main: the configuration is wrong",
            "[WARN] terminate called");
  }

  @Test
  void envoyEndsWhenSluiceIsKilled() throws Exception {
    var fake = FakeEnvoy.that(directory, "exec sleep 60");
    var sluice = startAnotherJvm();
    try {
      fake.awaitStarts(1);
      assertThat(fake.pids()).allMatch(FakeEnvoy::isAlive);
    } finally {
      sluice.destroyForcibly().waitFor();
    }
    fake.awaitNoneAlive();
  }

  @Test
  void anEnvoyThatDoesNotListenIsKilledAfterSluiceIs() throws Exception {
    var fake = FakeEnvoy.that(directory, "trap '' TERM\nwhile true; do sleep 1; done");
    var sluice = startAnotherJvm();
    fake.awaitStarts(1);
    sluice.destroyForcibly().waitFor();
    fake.awaitNoneAlive();
  }

  @Test
  void aBinaryThatIsNotThereIsReportedLikeAnEnvoyThatDies() throws IOException {
    var nothing = new EnvoyCommand(directory.resolve("missing"), directory.resolve("b.json"));
    try (var envoy = EnvoyProcess.start(nothing, QUICK)) {
      await().until(() -> !envoy.isAlive());
    }
  }

  @Test
  void theWaitDoublesUpToALimitAndStartsAgainAfterAGoodRun() {
    var backoff =
        new Backoff(Duration.ofMillis(200), Duration.ofMillis(700), Duration.ofSeconds(30));
    var soon = Duration.ofSeconds(1);

    assertThat(backoff.next(Duration.ZERO, soon)).hasMillis(200);
    assertThat(backoff.next(Duration.ofMillis(200), soon)).hasMillis(400);
    assertThat(backoff.next(Duration.ofMillis(400), soon)).hasMillis(700);
    assertThat(backoff.next(Duration.ofMillis(700), Duration.ofSeconds(31))).hasMillis(200);
  }

  private Process startAnotherJvm() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath = System.getProperty("java.class.path");
    return new ProcessBuilder(
            java, "-cp", classPath, EnvoyHolder.class.getName(), directory.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /// Stands for a Sluice that is killed: starts the fake Envoy and does nothing more.
  static final class EnvoyHolder {
    private EnvoyHolder() {}

    public static void main(String[] arguments) throws Exception {
      try (var _ = EnvoyProcess.start(new FakeEnvoy(Path.of(arguments[0])).command())) {
        Thread.currentThread().join();
      }
    }
  }
}
