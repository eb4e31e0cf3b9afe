package dev.sluice.features.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import java.net.URI;

/// What the backend received and what the client got.
public final class AnswerSteps {

  private final Conversation conversation;
  private final Scene scene;

  /// Shares the scenario's conversation.
  public AnswerSteps(Conversation conversation, Scene scene) {
    this.conversation = conversation;
    this.scene = scene;
  }

  /// Checks the path, with its query, that the backend received.
  @Then("the service received path {string}")
  public void path(String path) {
    assertThat(conversation.echo().text("path"))
        .as(conversation::evidence)
        .isEqualTo(scene.meant(path));
  }

  /// Checks the host that the backend received.
  @Then("the service received host {string}")
  public void host(String host) {
    assertThat(conversation.echo().text("host"))
        .as(conversation::evidence)
        .isEqualTo(scene.meant(host));
  }

  /// Checks a request header as the backend received it, several values joined by a comma.
  @Then("the service received header {string} with value {string}")
  public void received(String name, String value) {
    assertThat(String.join(",", conversation.echo().header(name)))
        .as(conversation::evidence)
        .isEqualTo(scene.meant(value));
  }

  /// Checks that a request header did not reach the backend.
  @Then("the service received no header {string}")
  public void notReceived(String name) {
    assertThat(conversation.echo().header(name)).as(conversation::evidence).isEmpty();
  }

  /// Checks a header of the response, several values joined by a comma.
  @Then("the response has header {string} with value {string}")
  public void responded(String name, String value) {
    var values = conversation.last().response().headers().get(name);
    assertThat(values).as(conversation::evidence).isNotNull();
    assertThat(String.join(",", values)).as(conversation::evidence).isEqualTo(value);
  }

  /// Checks that the response lacks a header.
  @Then("the response has no header {string}")
  public void notResponded(String name) {
    assertThat(conversation.last().response().header(name)).as(conversation::evidence).isEmpty();
  }

  /// Checks where a redirect points; the ports in the text are the listeners', not the mapped ones.
  @Then("the client is redirected to {string}")
  public void redirected(String location) {
    var expected = URI.create(scene.meant(location));
    var actual = URI.create(conversation.last().response().header("location").orElse(""));
    assertThat(actual.getPath()).as(conversation::evidence).isEqualTo(expected.getPath());
    assertThat(actual.getQuery()).as(conversation::evidence).isEqualTo(expected.getQuery());
    assertThat(actual.getScheme()).as(conversation::evidence).isEqualTo(expected.getScheme());
    assertThat(actual.getHost()).as(conversation::evidence).isEqualTo(expected.getHost());
    assertThat(port(actual)).as(conversation::evidence).isEqualTo(scene.publicPort(port(expected)));
  }

  private static int port(URI location) {
    var wellKnown = location.getScheme().equals("https") ? 443 : 80;
    return location.getPort() < 0 ? wellKnown : location.getPort();
  }
}
