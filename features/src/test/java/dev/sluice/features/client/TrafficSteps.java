package dev.sluice.features.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.features.http.Request;
import dev.sluice.features.traffic.Tally;
import dev.sluice.features.traffic.Traffic;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Requests that go on while things change.
public final class TrafficSteps {

  /// The time between two requests on a machine with too much to do.
  private static final Duration AT_WORST = Duration.ofMillis(20);

  private final Scene scene;
  private Optional<Traffic> traffic = Optional.empty();

  /// Shares the scenario's scene.
  public TrafficSteps(Scene scene) {
    this.scene = scene;
  }

  /// Sends a request again and again, in the background.
  @Given("{request} is sent {int} times per second")
  public void start(Request request, int perSecond) {
    traffic = Optional.of(Traffic.start(() -> scene.connect(request), List.of(request), perSecond));
    awaitMore(10);
  }

  /// Lets requests pass.
  @Then("{int} more requests are answered")
  public void goOn(int more) {
    awaitMore(more);
  }

  /// Lets requests pass, so that a late failure has a chance to show.
  @Then("after {int} more requests none has failed")
  public void noneFailed(int more) {
    var tally = answeredOnly(more);
    assertThat(tally.closed()).as(() -> tally + scene.evidence()).isZero();
  }

  /// The same where proxies go, which ask clients to open new connections.
  @Then("after {int} more requests none has failed, though connections moved")
  public void noneFailedThoughMoved(int more) {
    var tally = answeredOnly(more);
    assertThat(tally.closed()).as(() -> tally + scene.evidence()).isPositive();
  }

  /// The same where a proxy is gone at once, with the connections that it had.
  @Then("after {int} more requests no answer was an error, and at most {int} connections broke")
  public void fewBroken(int more, int connections) {
    awaitMore(more);
    var tally = traffic().stop();
    assertThat(tally.unsuccessful()).as(() -> tally + scene.evidence()).isZero();
    assertThat(tally.broken()).as(() -> tally + scene.evidence()).isLessThanOrEqualTo(connections);
  }

  private Tally answeredOnly(int more) {
    awaitMore(more);
    var tally = traffic().stop();
    assertThat(tally.unsuccessful()).as(() -> tally + scene.evidence()).isZero();
    assertThat(tally.broken()).as(() -> tally + scene.evidence()).isZero();
    return tally;
  }

  /// Waits until a Service has answered some of the requests.
  @Then("before long service {string} answers some of them")
  public void some(String service) {
    var before = traffic().tally().from(service);
    await("an answer of " + service)
        .atMost(scene.patience())
        .untilAsserted(
            () ->
                assertThat(traffic().tally().from(service))
                    .as(scene::evidence)
                    .isGreaterThan(before));
  }

  private void awaitMore(int requests) {
    var goal = traffic().tally().answered() + requests;
    await(requests + " more answers")
        .atMost(scene.patience().plus(AT_WORST.multipliedBy(requests)))
        .untilAsserted(
            () ->
                assertThat(traffic().tally().answered())
                    .as(scene::evidence)
                    .isGreaterThanOrEqualTo(goal));
  }

  private Traffic traffic() {
    return traffic.orElseThrow(() -> new IllegalStateException("no traffic was started"));
  }

  /// Ends what was started, before that which answers.
  @After(order = 20_000)
  public void stop() {
    traffic.ifPresent(Traffic::close);
  }
}
