package dev.sluice.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Shows the status of the objects of a running Sluice.
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Show whether the objects of a running Sluice do what they say, and if not, why.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  sluice status",
      "  sluice status -o yaml",
      "  kubectl exec -n sluice-system deploy/sluice -- sluice status",
    })
final class StatusCommand implements Callable<Integer> {

  @Mixin private AnswerOption answer = new AnswerOption();

  @Override
  public Integer call() {
    answer.print(answer.ask("/status", "/table", "?width=" + Terminal.width()));
    return 0;
  }
}
