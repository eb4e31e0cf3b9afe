package dev.sluice.features.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.features.http.Request;
import dev.sluice.features.process.Deliveries;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.time.Duration;

/// Requests that go on while things change.
public final class TrafficSteps {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final World world;
  private long listenersBefore = -1;

  /// Shares the scenario's world.
  public TrafficSteps(World world) {
    this.world = world;
  }

  /// Sends a request again and again, in the background.
  @Given("{request} is sent {int} times per second")
  public void start(Request request, int perSecond) {
    listenersBefore = deliveries().listeners();
    world.startTraffic(request, perSecond);
    awaitMore(10);
  }

  /// Lets requests pass, so that a late failure has a chance to show.
  @Then("after {int} more requests none has failed")
  public void noneFailed(int more) {
    awaitMore(more);
    var tally = world.traffic().stop();
    assertThat(tally.unsuccessful()).as("%s%s", tally, world.evidence()).isZero();
    assertThat(tally.broken()).as("%s%s", tally, world.evidence()).isZero();
    assertThat(tally.closed()).as("%s%s", tally, world.evidence()).isZero();
  }

  /// Checks that Envoy was sent no listener since the requests began.
  @Then("no listener was updated")
  public void noListeners() {
    assertThat(deliveries().listeners()).as(world::evidence).isEqualTo(listenersBefore);
  }

  /// Checks that the listeners of the start are still those in force.
  @Then("Envoy was sent no listener since the start")
  public void noListenersSinceStart() {
    assertThat(deliveries().listeners()).as(world::evidence).isEqualTo(1);
  }

  /// Waits until a Service has answered some of the requests.
  @Then("before long service {string} answers some of them")
  public void some(String service) {
    var before = world.traffic().tally().from(service);
    await("an answer of " + service)
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(world.traffic().tally().from(service))
                    .as(world::evidence)
                    .isGreaterThan(before));
  }

  private void awaitMore(int requests) {
    var goal = world.traffic().tally().answered() + requests;
    await(requests + " more answers")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(world.traffic().tally().answered())
                    .as(world::evidence)
                    .isGreaterThanOrEqualTo(goal));
  }

  private Deliveries deliveries() {
    return world.sluice().management().deliveries().orElseThrow();
  }
}
