package dev.sluice.features.cluster.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/// What is there before requests come.
public final class SetupSteps {

  private static final int PORT = 8080;

  private final ClusterWorld world;

  /// Shares the scenario's world.
  public SetupSteps(ClusterWorld world) {
    this.world = world;
  }

  /// Installs Sluice, unless an earlier scenario has.
  @Given("Sluice is installed")
  public void install() {
    SharedSluice.install(world.cluster());
  }

  /// Applies an example. Backends come first, as those of a running shop would be there before its
  /// Gateway.
  @Given("the example {string}")
  public void example(String name) throws IOException {
    var example = Example.of(SharedSluice.home().resolve("examples").resolve(name));
    example.others().stream()
        .filter(object -> Example.kind(object).equals("Namespace"))
        .forEach(object -> world.apply(object.toString()));
    world.apply(Example.manifest(example.services()));
    example.services().forEach(this::backend);
    example.services().forEach(service -> world.awaitBackend(name(service)));
    world.apply(Example.manifest(example.others()));
  }

  private void backend(ObjectNode service) {
    if (world.find("Deployment", name(service)).isEmpty()) {
      var namespace = world.named(name(service)).namespace();
      world.apply(namespace, EchoBackend.plain(Example.name(service), 1));
    }
  }

  private static String name(ObjectNode service) {
    var namespace = service.path("metadata").path("namespace").asText();
    return namespace.isEmpty() ? Example.name(service) : namespace + "/" + Example.name(service);
  }

  /// Makes Services with a backend each.
  @Given("the Services:")
  public void services(List<String> names) {
    names.forEach(name -> service(name, 1));
  }

  /// Makes a Service with several backends.
  @Given("a Service {string} with {int} backends")
  public void service(String name, int replicas) {
    world.apply(EchoBackend.service(name, PORT, EchoBackend.PLAIN_PORT));
    world.apply(EchoBackend.plain(name, replicas));
    world.awaitBackend(name);
  }

  /// Waits until a Gateway serves, and sends requests to it from now on.
  @Given("Gateway {string} is ready")
  @When("requests go to Gateway {string}")
  public void ready(String name) {
    world.awaitCondition("Gateway", name, "Programmed", "True");
    var gateway =
        world.await("Gateway", name, "to have an address", found -> !address(found).isEmpty());
    var port = gateway.at("/spec/listeners/0/port").asInt();
    world.awaitThat("Gateway %s to be reached".formatted(name), () -> open(address(gateway), port));
    world.enterAt(address(gateway));
  }

  private boolean open(String address, int port) {
    try (var _ = world.cluster().connect(new InetSocketAddress(address, port))) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static String address(JsonNode gateway) {
    return gateway.at("/status/addresses/0/value").asText();
  }

  /// Compares where Gateways are reached.
  @Then("Gateways {string} and {string} have the same address")
  public void same(String one, String other) {
    world.awaitThat("the same address", () -> addressOf(one).equals(addressOf(other)));
  }

  /// Compares where Gateways are reached.
  @Then("Gateways {string} and {string} have different addresses")
  public void different(String one, String other) {
    assertThat(addressOf(one)).isNotEqualTo(addressOf(other));
  }

  /// Leaves a note for others, as those who issue certificates ask for.
  @Given("{kind} {string} carries the annotation {string}")
  public void annotate(String kind, String name, String annotation) {
    var parts = annotation.split(": ", 2);
    var object = world.named(name);
    world
        .cluster()
        .patch(
            kind,
            object.namespace(),
            object.name(),
            "{\"metadata\":{\"annotations\":{\"%s\":\"%s\"}}}".formatted(parts[0], parts[1]));
  }

  /// Checks that the note is still there.
  @Then("{kind} {string} still carries the annotation {string}")
  public void annotated(String kind, String name, String annotation) {
    var parts = annotation.split(": ", 2);
    var annotations = world.find(kind, name).orElseThrow().at("/metadata/annotations");
    assertThat(annotations.path(parts[0]).asText()).isEqualTo(parts[1]);
  }

  private String addressOf(String name) {
    return world
        .find("Gateway", name)
        .map(SetupSteps::address)
        .filter(text -> !text.isEmpty())
        .orElse("none of " + name);
  }
}
