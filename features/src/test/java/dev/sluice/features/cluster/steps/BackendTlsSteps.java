package dev.sluice.features.cluster.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.features.client.Conversation;
import dev.sluice.features.tls.Certificate;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;

/// Backends that have certificates.
public final class BackendTlsSteps {

  private final ClusterWorld world;
  private final Conversation conversation;

  /// Shares the scenario's world.
  public BackendTlsSteps(ClusterWorld world, Conversation conversation) {
    this.world = world;
    this.conversation = conversation;
  }

  /// Makes a Service whose backend has a certificate that clients of the Gateway trust.
  @Given("a backend of Service {string} that speaks TLS as {string}")
  @When("a backend of Service {string} that speaks TLS as {string} comes up")
  public void trusted(String service, String host) throws IOException {
    var certificate = Certificate.of(host);
    world.trust().add(certificate);
    start(service, certificate, certificate);
  }

  /// Makes a Service whose backend has a certificate that a ConfigMap vouches for, and that
  /// believes whoever has the certificate of a Secret.
  @Given(
      "a backend of Service {string} that speaks TLS as {string}, is known by ConfigMap {string}"
          + " and knows clients by Secret {string}")
  public void mutual(String service, String host, String configMap, String secret)
      throws IOException {
    var certificate = Certificate.of(host);
    var client = Certificate.of("gateway.internal");
    world.apply(certificate.configMap(configMap));
    world.apply(client.secret(secret));
    start(service, certificate, client);
  }

  private void start(String service, Certificate certificate, Certificate client)
      throws IOException {
    var secret = service + "-backend-tls";
    world.apply(certificate.secret(secret, client));
    world.apply(EchoBackend.service(service, EchoBackend.TLS_PORT, EchoBackend.TLS_PORT));
    world.apply(EchoBackend.encrypted(service, secret));
    world.awaitBackend(service);
  }

  /// Checks what the backend says about the connection on which the request came.
  @Then("the service was shown a client certificate, and asked for as {string}")
  public void shown(String serverName) {
    var tls = conversation.echo().answer().path("tls");
    assertThat(tls.path("peerCertificates")).as(conversation::evidence).isNotEmpty();
    assertThat(tls.path("serverName").asText()).as(conversation::evidence).isEqualTo(serverName);
  }
}
