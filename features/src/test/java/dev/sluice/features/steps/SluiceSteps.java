package dev.sluice.features.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.features.process.Deliveries;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;

/// Starting, ending and surviving.
public final class SluiceSteps {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final World world;
  private Optional<ProcessHandle> envoy = Optional.empty();
  private Optional<ServerSocket> taken = Optional.empty();

  /// Shares the scenario's world.
  public SluiceSteps(World world) {
    this.world = world;
  }

  /// Starts Sluice with the echo backend, and waits until Envoy serves.
  @Given("Sluice runs on the folder")
  public void run() throws IOException {
    world.start("--echo");
    try {
      world.sluice().awaitReady();
    } catch (ConditionTimeoutException
        | org.awaitility.core.TerminalFailureException
        | IllegalStateException late) {
      throw new AssertionError("Sluice did not get ready" + world.evidence(), late);
    }
  }

  /// Starts Sluice where it cannot get ready.
  @When("Sluice is started on the folder")
  public void start() throws IOException {
    world.start("--echo");
  }

  /// Takes a port before Envoy does.
  @Given("another program listens on the port of the listener")
  public void takePort() throws IOException {
    taken = Optional.of(new ServerSocket());
    taken.get().bind(world.ports().address(80));
  }

  /// Gives the port back.
  @After
  public void close() throws IOException {
    if (taken.isPresent()) {
      taken.get().close();
    }
  }

  /// Waits until Envoy has confirmed every change of the folder, as far as Sluice knows of it.
  @When("nothing is on its way to Envoy any more")
  public void settle() {
    await("Envoy to be up to date")
        .atMost(PATIENCE)
        .during(Duration.ofMillis(300))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> world.sluice().management().deliveries().filter(Deliveries::settled).isPresent());
  }

  /// Takes Envoy away.
  @When("Envoy is killed")
  public void killEnvoy() {
    envoy = world.sluice().envoy();
    assertThat(envoy).as(world::evidence).isPresent();
    envoy.ifPresent(ProcessHandle::destroyForcibly);
  }

  /// Ends Sluice as a terminal or a supervisor does.
  @When("Sluice is asked to end")
  public void end() {
    envoy = world.sluice().envoy();
    assertThat(world.sluice().end()).as("processes that outlived Sluice").isEmpty();
  }

  /// Kills Sluice so that it can do nothing more.
  @When("Sluice is killed")
  public void kill() throws IOException {
    envoy = world.sluice().envoy();
    world.sluice().kill();
  }

  /// Checks that a new Envoy runs.
  @Then("another Envoy is running")
  public void another() {
    await("another Envoy")
        .atMost(PATIENCE)
        .until(
            () ->
                world.sluice().envoy().filter(now -> !Optional.of(now).equals(envoy)).isPresent());
  }

  /// Checks that the Envoy seen last is gone.
  @Then("Envoy is gone")
  public void gone() {
    assertThat(envoy).isPresent();
    await("Envoy to be gone")
        .atMost(PATIENCE)
        .until(() -> envoy.filter(ProcessHandle::isAlive).isEmpty());
  }

  /// Checks what the user is shown on the terminal.
  @Then("Sluice has printed {string}")
  public void printed(String text) {
    assertThat(world.sluice().printed()).as(world::evidence).contains(text);
  }

  /// Checks that one line of the log has several words.
  @Then("before long a line of the log says {string} and {string}")
  public void logged(String first, String second) {
    await("a line of the log")
        .atMost(PATIENCE)
        .until(
            () ->
                world
                    .sluice()
                    .log()
                    .lines()
                    .anyMatch(line -> line.contains(first) && line.contains(second)));
  }
}
