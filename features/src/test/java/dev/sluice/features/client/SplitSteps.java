package dev.sluice.features.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.sluice.features.http.Echo;
import dev.sluice.features.http.Request;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/// Shares of traffic.
public final class SplitSteps {

  /// Beyond 4.5 standard deviations chance ends: it would take 150 000 runs to see it once.
  private static final double DEVIATIONS = 4.5;

  private final Scene scene;
  private final SortedMap<String, Integer> answers = new TreeMap<>();

  /// Shares the scenario's scene.
  public SplitSteps(Scene scene) {
    this.scene = scene;
  }

  /// Sends a request many times over one connection.
  @When("I send {request} {int} times")
  public void send(Request request, int times) throws IOException {
    answers.clear();
    try (var connection = scene.connect(request)) {
      for (var count = 0; count < times; count++) {
        var service = Echo.of(connection.exchange(request)).map(Echo::service).orElse("?");
        answers.merge(service, 1, Integer::sum);
      }
    }
  }

  /// Waits until a Service answers alone.
  @Then("before long {int} requests in a row to {request} are answered by service {string}")
  public void alone(int times, Request request, String service) {
    await(service + " alone")
        .atMost(scene.patience())
        .untilAsserted(
            () -> {
              send(request, times);
              assertThat(answers).as(scene::evidence).containsOnlyKeys(service);
            });
  }

  /// Checks a share, within what chance allows.
  @Then("service {string} has answered {int}% of them")
  public void share(String service, int percent) {
    var total = answers.values().stream().mapToInt(Integer::intValue).sum();
    var probability = percent / 100.0;
    var deviation = Math.sqrt(total * probability * (1 - probability));
    assertThat((double) answers.getOrDefault(service, 0))
        .as("answers by service: %s%s", answers, scene.evidence())
        .isCloseTo(total * probability, within(DEVIATIONS * deviation));
  }
}
