package dev.sluice.features.cluster.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sluice.features.http.Request;
import io.cucumber.java.en.Then;
import java.io.IOException;
import java.net.InetSocketAddress;

/// Who answers at the addresses of the cluster.
public final class AddressSteps {

  private static final int HTTP = 80;

  private final ClusterWorld world;

  /// Shares the scenario's world.
  public AddressSteps(ClusterWorld world) {
    this.world = world;
  }

  /// Waits for an answer at the address that only the cluster knows.
  @Then("before long the cluster address of service {string} answers {int}")
  public void clusterAddress(String service, int status) {
    answers(service, "/spec/clusterIP", status);
  }

  /// Waits for an answer at the load balancer's address.
  @Then("before long the load balancer of service {string} answers {int}")
  public void loadBalancer(String service, int status) {
    answers(service, "/status/loadBalancer/ingress/0/ip", status);
  }

  /// Waits until connections are refused.
  @Then("before long the cluster address of service {string} refuses connections")
  public void refuses(String service) {
    var address = address(service, "/spec/clusterIP");
    await(service)
        .atMost(ClusterWorld.PATIENCE)
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> world.send(address, Request.of("GET http://example.com/")))
                    .isInstanceOf(IOException.class));
  }

  private void answers(String service, String pointer, int status) {
    var address = address(service, pointer);
    await(service)
        .atMost(ClusterWorld.PATIENCE)
        .ignoreExceptionsInstanceOf(IOException.class)
        .untilAsserted(
            () ->
                assertThat(world.send(address, Request.of("GET http://example.com/")).status())
                    .isEqualTo(status));
  }

  private InetSocketAddress address(String service, String pointer) {
    var object =
        world.await(
            "v1 Service",
            service,
            "to have an address",
            found -> !found.at(pointer).asText().isEmpty());
    return new InetSocketAddress(object.at(pointer).asText(), HTTP);
  }
}
