package dev.sluice.features.knative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.features.cluster.steps.ClusterWorld;
import io.cucumber.java.After;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.grpc.StatusException;
import java.io.IOException;
import java.util.Optional;

/// Calls of gRPC.
public final class GrpcSteps {

  private final ClusterWorld world;
  private Optional<PingClient> client = Optional.empty();

  /// Shares the scenario's world.
  public GrpcSteps(ClusterWorld world) {
    this.world = world;
  }

  /// Calls a host, over a connection that later calls use too.
  @When("I call Ping of {string} with {string}, {string} comes back")
  public void ping(String host, String text, String answer) throws IOException {
    assertThat(client(host).ping(text)).isEqualTo(answer);
  }

  /// Speaks in turns over one stream.
  @Then("in one stream to {string} each of {int} messages is answered before the next")
  public void stream(String host, int messages)
      throws IOException, StatusException, InterruptedException {
    var pings = client(host).stream();
    for (var number = 1; number <= messages; number++) {
      assertThat(pings.exchange("message " + number)).isEqualTo("message " + number);
    }
  }

  private PingClient client(String host) throws IOException {
    if (client.isEmpty()) {
      var meant = world.meant(host);
      client = Optional.of(new PingClient(world.address(meant), meant, world.cluster().sockets()));
    }
    return client.get();
  }

  /// Closes the connection.
  @After
  public void close() {
    client.ifPresent(PingClient::close);
  }
}
