package dev.sluice.features.cluster.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.features.cluster.Documents;
import dev.sluice.features.cluster.HelmChart;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// What the chart of Helm would install.
public final class ChartSteps {

  private List<ObjectNode> objects = List.of();
  private String refusal = "";

  @When("the chart is rendered for namespace {string} with the values:")
  public void render(String namespace, String values) {
    try {
      objects = HelmChart.render(namespace, values);
    } catch (IllegalArgumentException refused) {
      refusal = String.valueOf(refused.getMessage());
    }
  }

  @Then("its objects are those of {string}, but for {word} {string}")
  public void areThoseOf(String file, String kind, String name) throws IOException {
    assertSame(read(file), List.of(kind + " " + name));
  }

  @Then(
      "its objects are those of {string} and {string}, but for {word} {string} and {word} {string}")
  public void areThoseOf(
      String file, String other, String kind, String name, String otherKind, String otherName)
      throws IOException {
    var expected = new ArrayList<>(read(file));
    expected.addAll(read(other));
    assertSame(expected, List.of(kind + " " + name, otherKind + " " + otherName));
  }

  @Then("its {word} {string} of namespace {string} has {string} {string}")
  public void has(String kind, String name, String namespace, String pointer, String value) {
    assertThat(only(kind, name, namespace).at(pointer).asText()).isEqualTo(value);
  }

  @Then("its {word} {string} of namespace {string} has {string} {int}")
  public void has(String kind, String name, String namespace, String pointer, int value) {
    assertThat(only(kind, name, namespace).at(pointer).asInt()).isEqualTo(value);
  }

  @Then("no object of it names {string}")
  public void noObjectNames(String text) {
    assertThat(objects).isNotEmpty().noneMatch(object -> object.toString().contains(text));
  }

  @Then("Helm refuses it and names {string}")
  public void refuses(String name) {
    assertThat(refusal).contains(name);
  }

  private ObjectNode only(String kind, String name, String namespace) {
    assertThat(refusal).isEmpty();
    var found =
        objects.stream()
            .filter(object -> called(object).equals(kind + " " + name))
            .filter(object -> object.at("/metadata/namespace").asText().equals(namespace))
            .toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private void assertSame(List<ObjectNode> expected, List<String> without) {
    assertThat(refusal).isEmpty();
    assertThat(objects)
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().filter(object -> !without.contains(called(object))).toList());
  }

  private static List<ObjectNode> read(String file) throws IOException {
    return Documents.of(Files.readString(SharedSluice.home().resolve(file)));
  }

  private static String called(ObjectNode object) {
    return object.path("kind").asText() + " " + object.at("/metadata/name").asText();
  }
}
