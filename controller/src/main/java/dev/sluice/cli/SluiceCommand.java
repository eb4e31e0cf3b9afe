package dev.sluice.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line as a whole.
@Command(
    name = "sluice",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    description = "A Gateway API control plane for Envoy.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      ControllerCommand.class,
      CheckCommand.class,
      TranslateCommand.class,
      ExplainCommand.class,
      StatusCommand.class,
      InstallCommand.class,
      TrainCommand.class,
      HelpCommand.class,
      AutoComplete.GenerateCompletion.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sluice run examples/hello --echo",
      "  sluice check -f my-routes/",
      "  sluice explain -f my-routes/ 'GET https://shop.example.com/cart'",
      "",
      "Exit codes: 0 all is well, 1 something is wrong with the objects or the environment, 2 wrong"
          + " usage."
    })
final class SluiceCommand implements Runnable {

  /// The exit code when something is wrong with the objects.
  static final int FOUND = 1;

  @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

  static CommandLine commandLine() {
    return new CommandLine(new SluiceCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler((failure, command, _) -> explain(failure, command));
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "Say what to do: name a COMMAND.");
    }
  }

  /// A failure of the environment is one line; anything else is a bug and shows where it happened.
  private static int explain(Exception failure, CommandLine command) {
    switch (failure) {
      case UserFacingException expected ->
          command.getErr().println("sluice: " + expected.getMessage());
      default -> failure.printStackTrace(command.getErr());
    }
    return FOUND;
  }
}
