package dev.sluice.features.knative;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.features.cluster.KnativeServing;
import dev.sluice.features.cluster.steps.ClusterWorld;
import dev.sluice.features.tls.Certificate;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// An authority that issues certificates for the domains of Services, step by step.
public final class CertificateSteps {

  private final ClusterWorld world;
  private final List<String> enabled = new ArrayList<>();

  /// Shares the scenario's world.
  public CertificateSteps(ClusterWorld world) {
    this.world = world;
  }

  /// Lets Knative ask for a certificate for each domain, of all Services of the cluster.
  @Given("Knative Services get certificates for their domains")
  public void external() {
    enable("external-domain-tls");
  }

  /// Lets Knative ask for a certificate for the names inside the cluster, of all its Services.
  @Given("Knative Services get certificates for their names in the cluster")
  public void local() {
    enable("cluster-local-domain-tls");
  }

  private void enable(String key) {
    enabled.add(key);
    configure(key, "Enabled");
  }

  /// It must not stay so for other scenarios.
  @After(order = 20_000)
  public void disable() {
    enabled.forEach(key -> configure(key, "Disabled"));
  }

  private void configure(String key, String value) {
    var patch = "{\"data\":{\"%s\":\"%s\"}}".formatted(key, value);
    world.cluster().patch("v1 ConfigMap", KnativeServing.NAMESPACE, "config-network", patch);
  }

  /// Waits until Knative wants a certificate.
  @Then("before long a certificate for {string} is asked for")
  public void asked(String domain) {
    world.awaitThat("a request for " + domain, () -> requests(domain).findAny().isPresent());
  }

  /// The authority wants to see a text at the domain before it believes whose it is.
  @When("the authority of {string} looks for Service {string} at {string}")
  public void challenge(String domain, String solver, String path) {
    say(
        domain,
        """
        {"status": {"http01Challenges": [{
          "url": "http://%s%s",
          "serviceName": "%s", "serviceNamespace": "%s", "servicePort": 8080}]}}\
        """
            .formatted(world.meant(domain), path, solver, world.namespace()));
  }

  /// Issues a certificate that clients trust.
  @When("the certificate for {string} is issued")
  public void issue(String domain) throws IOException {
    var certificate = Certificate.of(names(request(domain)));
    world.trust().add(certificate);
    world.apply(certificate.secret(request(domain).at("/spec/secretName").asText()));
    say(
        domain,
        """
        {"status": {"observedGeneration": %d, "http01Challenges": [],
          "conditions": [{"type": "Ready", "status": "True", "lastTransitionTime": "%s"}]}}\
        """
            .formatted(
                request(domain).at("/metadata/generation").asLong(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS)));
  }

  private void say(String domain, String patch) {
    var name = request(domain).at("/metadata/name").asText();
    world.cluster().patch(KnativeObjects.CERTIFICATE, world.namespace(), name + "/status", patch);
  }

  private JsonNode request(String domain) {
    return requests(domain).findFirst().orElseThrow();
  }

  private Stream<JsonNode> requests(String domain) {
    return world
        .cluster()
        .list(KnativeObjects.CERTIFICATE, world.namespace(), "")
        .filter(request -> names(request).contains(world.meant(domain)));
  }

  private static List<String> names(JsonNode request) {
    return request.at("/spec/dnsNames").valueStream().map(JsonNode::asText).toList();
  }
}
