package dev.sluice.features.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.features.stream.DatagramBackend;
import dev.sluice.features.stream.DatagramClient;
import dev.sluice.features.stream.TlsBackend;
import dev.sluice.features.tls.Certificate;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Backends that the echo backend cannot stand in for, and datagrams to them.
public final class BackendSteps {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final World world;
  private final List<AutoCloseable> running = new ArrayList<>();

  /// Shares the scenario's world.
  public BackendSteps(World world) {
    this.world = world;
  }

  /// Starts a backend that clients trust, as the endpoint of a Service.
  @Given("a backend of Service {string} that speaks TLS as {string}")
  @When("a backend of Service {string} that speaks TLS as {string} comes up")
  public void tls(String service, String host) throws IOException {
    var certificate = Certificate.of(host);
    world.trust().add(certificate);
    var backend = TlsBackend.start(service, certificate);
    running.add(backend);
    saveEndpoints(service, "TCP", backend.port());
  }

  /// Starts a backend for UDP, as the endpoint of a Service.
  @Given("a backend of Service {string} that answers datagrams")
  @When("a backend of Service {string} that answers datagrams comes up")
  public void datagrams(String service) throws IOException {
    var backend = DatagramBackend.start(service);
    running.add(backend);
    saveEndpoints(service, "UDP", backend.port());
  }

  /// Waits until a Service answers a datagram.
  @Then("before long a datagram to port {int} is answered by {string}")
  public void answered(int port, String service) {
    await("an answer of " + service)
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(ask(port)).as(world::evidence).contains(service));
  }

  /// Waits until nobody answers any more.
  @Then("before long a datagram to port {int} is not answered")
  public void unanswered(int port) {
    await("silence")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(ask(port)).as(world::evidence).isEmpty());
  }

  /// Ends what was started.
  @After
  public void close() throws Exception {
    for (var backend : running) {
      backend.close();
    }
  }

  private Optional<String> ask(int port) throws IOException {
    return DatagramClient.ask(world.ports().address(port));
  }

  private void saveEndpoints(String service, String protocol, int port) throws IOException {
    world
        .folder()
        .save(
            service + "-endpoints.yaml",
            """
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata:
              name: %s-1
              labels:
                kubernetes.io/service-name: %s
            addressType: IPv4
            endpoints:
              - addresses:
                  - 127.0.0.1
            ports:
              - port: %d
                protocol: %s
            """
                .formatted(service, service, port, protocol));
  }
}
