package dev.sluice.features.knative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.features.cluster.steps.ClusterWorld;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Map;

/// Services of Knative, and which of their revisions answer.
public final class ServiceSteps {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ClusterWorld world;
  private final Entrances entrances;

  /// Shares the scenario's world.
  public ServiceSteps(ClusterWorld world, Entrances entrances) {
    this.world = world;
    this.entrances = entrances;
  }

  /// Installs Knative Serving and Sluice, unless an earlier scenario has.
  @Given("Knative Serving runs on Sluice")
  public void install() {
    SharedKnative.install(world.cluster());
  }

  /// Deploys the first revision of a Service, or the next one, and waits until it is ready. The
  /// revision `shop-one` is that of Service `shop` deployed as `one`, and answers under this name.
  @Given("Knative Service {string} is deployed as {string}")
  @When("Knative Service {string} is deployed anew as {string}")
  public void deploy(String name, String revision) {
    deploy(name, revision, Map.of());
  }

  /// The same for a revision with annotations.
  @Given("Knative Service {string} is deployed as {string} with the annotations:")
  public void deploy(String name, String revision, Map<String, String> annotations) {
    begin(name, revision, annotations);
    var full = name + "-" + revision;
    world.await(
        KnativeObjects.SERVICE,
        name,
        "to be ready as " + full,
        service -> KnativeObjects.ready(service, full));
    entrances.enter(name);
  }

  /// Deploys a revision without waiting for it.
  @When("the deployment of Knative Service {string} as {string} begins")
  public void begin(String name, String revision) {
    begin(name, revision, Map.of());
  }

  private void begin(String name, String revision, Map<String, String> annotations) {
    if (world.find(KnativeObjects.SERVICE, name).isEmpty()) {
      world.apply(KnativeObjects.service(name, revision, annotations));
      return;
    }
    var template = KnativeObjects.template(name, revision, annotations);
    patch(name, "{\"spec\":{\"template\":%s}}".formatted(template));
  }

  /// Waits until a Service is ready, and sends requests to its gateway from now on.
  @Then("before long Knative Service {string} is ready")
  public void ready(String name) {
    world.await(KnativeObjects.SERVICE, name, "to be ready", KnativeObjects::ready);
    entrances.enter(name);
  }

  /// Waits until a Service tells its owner what is wrong.
  @Then("before long Knative Service {string} says that it is not ready because of {word}")
  public void notReady(String name, String reason) {
    world.await(
        KnativeObjects.SERVICE,
        name,
        "to be not ready because of " + reason,
        service -> KnativeObjects.failed(service, reason));
  }

  /// Waits until users are told what to ask for.
  @Then("Knative Service {string} says that its URL is {string}")
  public void url(String name, String url) {
    world.await(
        KnativeObjects.SERVICE,
        name,
        "to have the URL " + url,
        service -> service.at("/status/url").asText().equals(world.meant(url)));
  }

  /// Says which revision gets which share; a row's `tag` gives it a name of its own.
  @When("the traffic of Knative Service {string} is:")
  public void split(String name, DataTable shares) {
    var traffic = JSON.createArrayNode();
    shares.asMaps().forEach(row -> traffic.add(target(row)));
    patch(name, "{\"spec\":{\"traffic\":%s}}".formatted(traffic));
    ready(name);
  }

  private static JsonNode target(Map<String, String> row) {
    var target = JSON.createObjectNode();
    target.put("revisionName", row.get("revision"));
    target.put("percent", Integer.parseInt(row.get("percent")));
    var tag = row.get("tag");
    return tag == null ? target : target.put("tag", tag);
  }

  /// Labels a Service.
  @When("Knative Service {string} gets the label {string}")
  public void label(String name, String label) {
    annotate(name, "labels", label);
  }

  /// Lets the next revision get its requests little by little.
  @Given("Knative Service {string} is rolled out over {string}")
  public void gradual(String name, String duration) {
    annotate(name, "annotations", "serving.knative.dev/rollout-duration: " + duration);
  }

  private void annotate(String name, String where, String text) {
    var parts = text.split(": ", 2);
    var patch = JSON.createObjectNode();
    patch.withObject("/metadata").putObject(where).put(parts[0], parts[1]);
    patch(name, patch.toString());
  }

  /// Takes a Service away.
  @When("I delete Knative Service {string}")
  public void delete(String name) {
    world.cluster().delete(KnativeObjects.SERVICE, world.namespace(), name);
  }

  private void patch(String name, String patch) {
    world.cluster().patch(KnativeObjects.SERVICE, world.namespace(), name, patch);
  }
}
