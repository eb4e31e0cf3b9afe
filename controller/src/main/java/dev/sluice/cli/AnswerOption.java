package dev.sluice.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Where an answer comes from, a running Sluice, and how it is printed.
final class AnswerOption {

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      description =
          "The management port of the running Sluice. Default: 8080 within a pod, 9980 elsewhere")
  private @Nullable Integer managementPort;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "Print ${COMPLETION-CANDIDATES} instead of text.")
  private @Nullable OutputFormat output;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /// Asks for the form that the user wants.
  ///
  /// @param path what to ask
  /// @param text what to add to the path for text, such as `/table`
  /// @param query what to add behind the form
  String ask(String path, String text, String query) {
    var form = output == null ? text : "/" + output.extension();
    var port = managementPort == null ? Management.usualPort() : managementPort;
    return new Management(port).get(path + form + query);
  }

  /// An answer that was found here, in the form that the user wants.
  String render(String text, Map<String, Object> tree) {
    return output == null ? text : output.render(List.of(tree));
  }

  void print(String answer) {
    if (spec != null) {
      spec.commandLine().getOut().print(answer);
      spec.commandLine().getOut().flush();
    }
  }
}
