package dev.sluice.cli;

/// Where the process begins.
public final class Main {

  private Main() {}

  /// Runs one command and exits: 0 when all is well, 1 when something was found to be wrong, 2 when
  /// it was called wrongly.
  public static void main(String[] arguments) {
    System.exit(SluiceCommand.commandLine(arguments).execute(arguments));
  }
}
