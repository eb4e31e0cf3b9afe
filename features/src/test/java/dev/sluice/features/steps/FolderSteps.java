package dev.sluice.features.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/// What people do to files.
public final class FolderSteps {

  private final World world;

  /// Shares the scenario's world.
  public FolderSteps(World world) {
    this.world = world;
  }

  /// Copies an example into the folder.
  @Given("the example {string}")
  public void example(String name) throws IOException {
    world.folder().copy(world.installation().example(name));
  }

  /// Writes a file in one step, as editors do.
  @When("I save {string}:")
  @Given("the file {string}:")
  public void save(String name, String text) throws IOException {
    world.folder().save(name, text);
  }

  /// Writes a file in place, as shells do.
  @When("I overwrite {string} in place:")
  public void overwrite(String name, String text) throws IOException {
    world.folder().saveInPlace(name, text);
  }

  /// Replaces text in a file and saves it; `\\n` stands for the end of a line.
  @When("I change {string} to {string} in {string}")
  public void change(String before, String after, String name) throws IOException {
    world.folder().replace(name, lines(before), lines(after));
  }

  private static String lines(String text) {
    return text.replace("\\n", "\n");
  }

  /// Renames a file.
  @When("I rename {string} to {string}")
  public void rename(String from, String to) throws IOException {
    world.folder().rename(from, to);
  }

  /// Deletes a file.
  @When("I delete {string}")
  public void delete(String name) throws IOException {
    world.folder().delete(name);
  }

  /// Writes a Service for each name.
  @Given("the Services:")
  public void services(List<String> names) throws IOException {
    for (var name : names) {
      world.folder().save(name + "-service.yaml", service(name));
    }
  }

  private static String service(String name) {
    return """
    apiVersion: v1
    kind: Service
    metadata:
      name: %s
    spec:
      ports:
        - port: 8080
    """
        .formatted(name);
  }

  /// Writes a file that is not text.
  @Given("the file {string} in an encoding that is not UTF-8")
  public void encoding(String name) throws IOException {
    var text = "metadata: {name: \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(world.folder().path().resolve(name), text);
  }

  /// Makes a directory that contains itself.
  @Given("a directory {string} that links to its parent")
  public void loop(String name) throws IOException {
    Files.createSymbolicLink(world.folder().path().resolve(name), world.folder().path());
  }
}
