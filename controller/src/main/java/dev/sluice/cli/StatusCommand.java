package dev.sluice.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows the status of the objects of a running `sluice run`.
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Show whether the objects of a running `sluice run` do what they say, and if not, why.",
    footerHeading = "%nExamples:%n",
    footer = {"  sluice status", "  sluice status -o yaml"})
final class StatusCommand implements Callable<Integer> {

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      defaultValue = "" + Management.PORT,
      description = "The management port of `sluice run`. Default: ${DEFAULT-VALUE}")
  private int managementPort = Management.PORT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "Print the statuses as ${COMPLETION-CANDIDATES} instead of a table.")
  private @Nullable OutputFormat output;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var text =
        new Management(managementPort)
            .get(
                output == null
                    ? "/status/table?width=" + Terminal.width()
                    : "/status/" + output.extension());
    if (spec != null) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    }
    return 0;
  }
}
