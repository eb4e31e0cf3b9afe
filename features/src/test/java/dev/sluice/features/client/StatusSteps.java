package dev.sluice.features.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.java.en.Then;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What Sluice says about objects.
public final class StatusSteps {

  private final Scene scene;

  /// Shares the scenario's scene.
  public StatusSteps(Scene scene) {
    this.scene = scene;
  }

  /// Waits for a condition with this status and reason.
  @Then("{kind} {string} says {word} is {word} because {word}")
  public void condition(String kind, String name, String type, String status, String reason) {
    var expected = "%s is %s because %s".formatted(type, status, reason);
    await(expected)
        .atMost(scene.patience())
        .ignoreExceptionsInstanceOf(UncheckedIOException.class)
        .untilAsserted(
            () -> assertThat(conditions(kind, name)).as(scene::evidence).contains(expected));
  }

  /// Waits until a condition's message contains a text.
  @Then("{kind} {string} explains {word} with {string}")
  public void message(String kind, String name, String type, String text) {
    await(text)
        .atMost(scene.patience())
        .ignoreExceptionsInstanceOf(UncheckedIOException.class)
        .untilAsserted(
            () ->
                assertThat(messages(kind, name, type))
                    .as(scene::evidence)
                    .anyMatch(message -> message.contains(text)));
  }

  /// Waits until a listener has this many routes.
  @Then("listener {string} of Gateway {string} has {int} attached route(s)")
  public void attached(String listener, String gateway, int count) {
    await(count + " attached routes")
        .atMost(scene.patience())
        .ignoreExceptionsInstanceOf(UncheckedIOException.class)
        .untilAsserted(
            () ->
                assertThat(attachedRoutes(gateway, listener)).as(scene::evidence).isEqualTo(count));
  }

  private int attachedRoutes(String gateway, String listener) {
    return elements(status("Gateway", gateway).path("listeners"))
        .filter(candidate -> candidate.path("name").asText().equals(listener))
        .mapToInt(candidate -> candidate.path("attachedRoutes").asInt(-1))
        .findFirst()
        .orElse(-1);
  }

  private List<String> conditions(String kind, String name) {
    return allConditions(status(kind, name)).map(StatusSteps::sentence).toList();
  }

  private List<String> messages(String kind, String name, String type) {
    return allConditions(status(kind, name))
        .filter(condition -> condition.path("type").asText().equals(type))
        .map(condition -> condition.path("message").asText())
        .toList();
  }

  private JsonNode status(String kind, String name) {
    return scene.status(kind, name);
  }

  /// Those of the object itself, of its listeners, and of its parents or ancestors.
  private static Stream<JsonNode> allConditions(JsonNode status) {
    return Stream.of(
            Stream.of(status),
            elements(status.path("listeners")),
            elements(status.path("parents")),
            elements(status.path("ancestors")))
        .flatMap(owners -> owners)
        .flatMap(owner -> elements(owner.path("conditions")));
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static String sentence(JsonNode condition) {
    return "%s is %s because %s"
        .formatted(
            condition.path("type").asText(),
            condition.path("status").asText(),
            condition.path("reason").asText());
  }
}
