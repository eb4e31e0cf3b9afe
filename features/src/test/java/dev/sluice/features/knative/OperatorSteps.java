package dev.sluice.features.knative;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.features.cluster.KnativeServing;
import dev.sluice.features.cluster.steps.ClusterWorld;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.util.HashSet;
import java.util.Set;

/// What operators of Knative configure.
public final class OperatorSteps {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONFIG = "config-sluice";

  private final ClusterWorld world;
  private final Set<String> written = new HashSet<>();

  /// Shares the scenario's world.
  public OperatorSteps(ClusterWorld world) {
    this.world = world;
  }

  /// Writes one key of `config-sluice`.
  @Given("the operator has set {word} of config-sluice to:")
  @When("the operator sets {word} of config-sluice to:")
  public void configure(String key, String value) {
    written.add(key);
    var patch = JSON.createObjectNode();
    patch.withObject("/data").put(key, world.meant(value));
    patch(patch.toString());
  }

  /// It must not stay so for other scenarios.
  @After(order = 20_000)
  public void restore() {
    for (var key : written) {
      patch("{\"data\":{\"%s\":null}}".formatted(key));
    }
  }

  private void patch(String patch) {
    world.cluster().patch("v1 ConfigMap", KnativeServing.NAMESPACE, CONFIG, patch);
  }
}
