package dev.sluice.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.features.process.Finished;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Commands that end by themselves, typed in the folder.
public final class CommandSteps {

  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  private final World world;
  private Optional<Finished> last = Optional.empty();

  /// Shares the scenario's world.
  public CommandSteps(World world) {
    this.world = world;
  }

  /// Runs a command; the scenario's management port is added to `sluice status`.
  @When("I run {string}")
  public void run(String line) throws IOException {
    var arguments = words(line);
    assertThat(arguments.removeFirst()).isEqualTo("sluice");
    if (arguments.getFirst().equals("status")) {
      arguments.add("--management-port=" + world.ports().management());
    }
    last = Optional.of(world.installation().run(world.folder().path(), arguments));
  }

  private static List<String> words(String line) {
    var words = new ArrayList<String>();
    var matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return words;
  }

  /// Checks the exit code.
  @Then("it ends with exit code {int}")
  public void exitCode(int code) {
    assertThat(finished().exitCode()).as(this::evidence).isEqualTo(code);
  }

  /// Checks that nothing was said on standard output.
  @Then("it prints nothing")
  public void silent() {
    assertThat(finished().output()).as(this::evidence).isBlank();
  }

  /// Checks that one line of output has all these words.
  @Then("it prints a line with:")
  public void prints(DataTable table) {
    var words = table.row(0);
    assertThat(finished().output().lines())
        .as("%s in %s", words, evidence())
        .anyMatch(line -> words.stream().allMatch(line::contains));
  }

  /// Checks what was said on standard error.
  @Then("it complains about {string}")
  public void complains(String text) {
    assertThat(finished().errors()).as(this::evidence).contains(text);
  }

  private Finished finished() {
    return last.orElseThrow(() -> new IllegalStateException("nothing was run yet"));
  }

  private String evidence() {
    return finished().toString();
  }
}
