package dev.sluice.features.cluster.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.features.http.Request;
import dev.sluice.features.http.Response;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What the replicas of the control plane say of themselves on their management ports.
public final class NumberSteps {

  private static final String NAMESPACE = "sluice-system";
  private static final int MANAGEMENT = 8080;

  private final ClusterWorld world;

  /// Shares the scenario's world.
  public NumberSteps(ClusterWorld world) {
    this.world = world;
  }

  /// Installs the control plane as users do, and waits for all replicas.
  @Given("the shipped manifests are installed")
  public void install() {
    SharedSluice.install(world.cluster());
  }

  /// Waits for each replica to know of at least one object.
  @Then("before long each replica counts objects of kind {string}")
  public void counts(String kind) {
    awaitNumbers(
        "objects of " + kind,
        numbers ->
            assertThat(numbers)
                .hasSize(2)
                .allMatch(text -> text.matches(sample("sluice_objects{kind=\"" + kind + "\"}"))));
  }

  /// Waits for the one that leads to have written a status.
  @Then("before long the leader counts written statuses of kind {string}")
  public void written(String kind) {
    var series = "sluice_status_writes_total{kind=\"%s\",result=\"written\"}".formatted(kind);
    awaitNumbers(
        "statuses of " + kind,
        numbers ->
            assertThat(numbers)
                .filteredOn(text -> text.contains("\nsluice_leader 1.0\n"))
                .singleElement()
                .matches(text -> text.matches(sample(series))));
  }

  /// Waits for a proxy that has acknowledged all.
  @Then("before long a proxy of Gateway {string} is connected and lags behind nothing")
  public void follows(String gateway) {
    var fleet = "{fleet=\"%s/%s\"}".formatted(world.namespace(), gateway);
    awaitNumbers(
        "proxy of " + gateway,
        numbers ->
            assertThat(numbers)
                .anyMatch(
                    text ->
                        text.contains("sluice_proxies_connected%s 1.0\n".formatted(fleet))
                            && text.contains(
                                "sluice_fleet_lag_revisions%s 0.0\n".formatted(fleet))));
  }

  /// Asks over the network.
  @Then("nobody outside of its pod may ask a replica for {string}")
  public void closed(String path) {
    assertThat(replicas().map(address -> ask(address, path).status())).containsOnly(403);
  }

  /// Waits for an event.
  @Then("before long an event {string} is told about {word} {string}")
  public void event(String reason, String kind, String name) {
    var object = world.named(name);
    world.awaitThat(
        "event " + reason,
        () ->
            world
                .cluster()
                .list("events.k8s.io/v1 Event", object.namespace(), "")
                .filter(event -> event.path("reason").asText().equals(reason))
                .anyMatch(event -> concerns(event.path("regarding"), kind, object.name())));
  }

  private static boolean concerns(JsonNode regarding, String kind, String name) {
    return regarding.path("kind").asText().equals(kind)
        && regarding.path("name").asText().equals(name)
        && !regarding.path("uid").asText().isEmpty();
  }

  /// A line of the series with a number above zero.
  private static String sample(String series) {
    return "(?s).*\n\\Q%s\\E [1-9].*".formatted(series);
  }

  /// Asks all replicas until they say what is wanted, also while one of them is being replaced.
  private void awaitNumbers(String wanted, Consumer<List<String>> assertion) {
    await(wanted)
        .atMost(ClusterWorld.PATIENCE)
        .ignoreException(UncheckedIOException.class)
        .untilAsserted(() -> assertion.accept(numbers()));
  }

  private List<String> numbers() {
    return replicas().map(address -> ask(address, "/prometheus").body()).toList();
  }

  private Stream<InetSocketAddress> replicas() {
    return world
        .cluster()
        .list("v1 Pod", NAMESPACE, "app.kubernetes.io/name=sluice")
        .map(pod -> new InetSocketAddress(pod.at("/status/podIP").asText(), MANAGEMENT));
  }

  private Response ask(InetSocketAddress address, String path) {
    try {
      return world.send(address, Request.of("GET http://sluice" + path));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
