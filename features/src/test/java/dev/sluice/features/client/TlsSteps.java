package dev.sluice.features.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sluice.features.http.HttpConnection;
import dev.sluice.features.http.Request;
import dev.sluice.features.tls.Certificate;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// Certificates and the connections that see them.
public final class TlsSteps {

  private final Scene scene;
  private final List<HttpConnection> kept = new ArrayList<>();

  /// Shares the scenario's scene.
  public TlsSteps(Scene scene) {
    this.scene = scene;
  }

  /// Makes a certificate that clients trust, and saves it as a Secret. A second one replaces the
  /// first.
  @Given("a certificate for {string} in Secret {string}")
  @When("a certificate for {string} is saved in Secret {string}")
  @When("the certificate for {string} in Secret {string} is renewed")
  public void certificate(String host, String secret) throws IOException {
    var certificate = Certificate.of(scene.meant(host));
    scene.trust().add(certificate);
    scene.save(secret, certificate.secret(secret));
  }

  /// Saves a Secret whose key belongs to another certificate.
  @When("a certificate for {string} with the key of another is saved in Secret {string}")
  public void mismatch(String host, String secret) throws IOException {
    var shown = Certificate.of(host);
    var other = Certificate.of(host);
    scene.save(secret, new Certificate(shown.certificate(), other.key()).secret(secret));
  }

  /// Opens a connection and keeps it.
  @Given("a connection that has served {request}")
  public void keep(Request request) throws IOException {
    var connection = scene.connect(request);
    kept.add(connection);
    stillServes(request);
  }

  /// Checks that the kept connection is as good as before.
  @Then("that connection still serves {request}")
  public void stillServes(Request request) throws IOException {
    var response = kept.getLast().exchange(request);
    assertThat(response.status()).as(scene::evidence).isEqualTo(200);
    assertThat(kept.getLast().reusable()).as("kept alive").isTrue();
  }

  /// Waits until new connections see another certificate than the kept one.
  @Then("before long new connections for {request} see another certificate")
  public void another(Request request) throws IOException {
    var before = kept.getLast().certificate();
    await("another certificate")
        .atMost(scene.patience())
        .untilAsserted(() -> assertThat(shownTo(request)).as(scene::evidence).isNotEqualTo(before));
  }

  private X509Certificate shownTo(Request request) throws IOException {
    try (var connection = scene.connect(request)) {
      return connection.certificate();
    }
  }

  /// Checks that no connection can be made for a name.
  @Then("no TLS connection can be opened for {string}")
  public void refused(String host) {
    assertThatThrownBy(() -> shownTo(Request.of("GET https://" + host + "/")))
        .as(scene::evidence)
        .isInstanceOf(IOException.class);
  }

  /// Waits until no connection can be made for a name.
  @Then("before long no TLS connection can be opened for {string}")
  public void refusedBeforeLong(String host) {
    await("a refusal").atMost(scene.patience()).untilAsserted(() -> refused(host));
  }

  /// Closes what was kept.
  @After
  public void close() throws IOException {
    for (var connection : kept) {
      connection.close();
    }
  }
}
