package dev.sluice.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// The command line as a whole.
///
/// Written out instead of annotated, as [RunCommand] is: to read annotations costs picocli as much
/// time as the JVM takes to come up, and `run` has none to lose.
final class SluiceCommand implements Runnable {

  /// The exit code when something is wrong with the objects.
  static final int FOUND = 1;

  private static final String[] EXAMPLES = {
    "  sluice run examples/hello --echo",
    "  sluice check -f my-routes/",
    "  sluice explain -f my-routes/ 'GET https://shop.example.com/cart'",
    "",
    "Exit codes: 0 all is well, 1 something is wrong with the objects or the environment, 2 wrong"
        + " usage."
  };

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  private SluiceCommand() {
    spec.name("sluice").versionProvider(new Versions());
    StandardOptions.addTo(spec);
    spec.usageMessage()
        .description("A Gateway API control plane for Envoy.")
        .synopsisSubcommandLabel("COMMAND")
        .footerHeading("%nExamples:%n")
        .footer(EXAMPLES);
  }

  /// The command line that understands these arguments. A command that runs for long is not made to
  /// wait for the descriptions of all others.
  static CommandLine commandLine(String... arguments) {
    var line = new CommandLine(new SluiceCommand().spec);
    switch (arguments.length == 0 ? "" : arguments[0]) {
      case "run" -> line.addSubcommand(new RunCommand().spec());
      case "controller" -> line.addSubcommand(new ControllerCommand());
      default -> addAll(line);
    }
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler((failure, command, _) -> explain(failure, command));
  }

  private static void addAll(CommandLine line) {
    line.addSubcommand(new RunCommand().spec())
        .addSubcommand(new CheckCommand())
        .addSubcommand(new TranslateCommand())
        .addSubcommand(new ExplainCommand())
        .addSubcommand(new StatusCommand())
        .addSubcommand(new InstallCommand())
        .addSubcommand(new ControllerCommand())
        .addSubcommand(new TrainCommand())
        .addSubcommand(new HelpCommand())
        .addSubcommand(new AutoComplete.GenerateCompletion());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: name a COMMAND.");
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
