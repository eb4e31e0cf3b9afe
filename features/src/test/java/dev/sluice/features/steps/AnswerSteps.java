package dev.sluice.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.features.http.Echo;
import io.cucumber.java.en.Then;
import java.net.URI;

/// What the backend received and what the client got.
public final class AnswerSteps {

  private final World world;

  /// Shares the scenario's world.
  public AnswerSteps(World world) {
    this.world = world;
  }

  /// Checks the path, with its query, that the backend received.
  @Then("the service received path {string}")
  public void path(String path) {
    assertThat(echo().text("path")).as(world::evidence).isEqualTo(path);
  }

  /// Checks the host that the backend received.
  @Then("the service received host {string}")
  public void host(String host) {
    assertThat(echo().text("host")).as(world::evidence).isEqualTo(host);
  }

  /// Checks a request header as the backend received it, several values joined by a comma.
  @Then("the service received header {string} with value {string}")
  public void received(String name, String value) {
    assertThat(String.join(",", echo().header(name))).as(world::evidence).isEqualTo(value);
  }

  /// Checks that a request header did not reach the backend.
  @Then("the service received no header {string}")
  public void notReceived(String name) {
    assertThat(echo().header(name)).as(world::evidence).isEmpty();
  }

  /// Checks a header of the response, several values joined by a comma.
  @Then("the response has header {string} with value {string}")
  public void responded(String name, String value) {
    var values = world.last().response().headers().get(name);
    assertThat(values).as(world::evidence).isNotNull();
    assertThat(String.join(",", values)).as(world::evidence).isEqualTo(value);
  }

  /// Checks that the response lacks a header.
  @Then("the response has no header {string}")
  public void notResponded(String name) {
    assertThat(world.last().response().header(name)).as(world::evidence).isEmpty();
  }

  /// Checks where a redirect points; the ports in the text are the listeners', not the mapped ones.
  @Then("the client is redirected to {string}")
  public void redirected(String location) {
    var expected = URI.create(location);
    var actual = URI.create(world.last().response().header("location").orElse(""));
    assertThat(actual.getPath()).as(world::evidence).isEqualTo(expected.getPath());
    assertThat(actual.getQuery()).as(world::evidence).isEqualTo(expected.getQuery());
    assertThat(actual.getScheme()).as(world::evidence).isEqualTo(expected.getScheme());
    assertThat(actual.getHost()).as(world::evidence).isEqualTo(expected.getHost());
    assertThat(actual.getPort()).as(world::evidence).isEqualTo(mapped(expected));
  }

  private int mapped(URI location) {
    var wellKnown = location.getScheme().equals("https") ? 443 : 80;
    return world.ports().bound(location.getPort() < 0 ? wellKnown : location.getPort());
  }

  private Echo echo() {
    return world
        .last()
        .echo()
        .orElseThrow(() -> new AssertionError("no service was reached" + world.evidence()));
  }
}
