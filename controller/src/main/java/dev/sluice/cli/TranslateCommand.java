package dev.sluice.cli;

import dev.sluice.facts.Surroundings;
import dev.sluice.loop.ControlPlane;
import dev.sluice.object.decode.Problem;
import dev.sluice.object.decode.Severity;
import dev.sluice.render.IntentDocuments;
import dev.sluice.render.ResourceDocuments;
import dev.sluice.render.StatusDocuments;
import dev.sluice.xds.snapshot.ResourceSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows what objects become.
@Command(
    name = "translate",
    mixinStandardHelpOptions = true,
    description =
        "Print what objects become: their status, our routing intent, or Envoy's resources.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  sluice translate -f my-routes/ --to status",
      "  sluice translate -f my-routes/ --to xds -o json"
    })
final class TranslateCommand implements Callable<Integer> {

  @Mixin private FilesOption files = new FilesOption();

  @Option(
      names = "--to",
      paramLabel = "WHAT",
      defaultValue = "XDS",
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private Target target = Target.XDS;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "YAML",
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private OutputFormat output = OutputFormat.YAML;

  @Spec private @Nullable CommandSpec spec;

  /// What to print.
  private enum Target {
    STATUS,
    IR,
    XDS
  }

  @Override
  public Integer call() {
    var manifests = files.read();
    var text = output.render(documents(files.controlPlane(manifests)));
    var problems = problems(manifests);
    if (spec != null) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
      problems.forEach(problem -> spec.commandLine().getErr().println(problem));
    }
    return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)
        ? SluiceCommand.FOUND
        : 0;
  }

  private List<?> documents(ControlPlane plane) {
    return switch (target) {
      case STATUS -> StatusDocuments.documents(plane.statuses().all());
      case IR -> List.of(IntentDocuments.document(plane.proxy(Surroundings.SHARED_FLEET)));
      case XDS ->
          ResourceDocuments.documents(
              plane.resources().all().getOrDefault(Surroundings.SHARED_FLEET, ResourceSet.empty()));
    };
  }

  private List<Problem> problems(List<ManifestFile> manifests) {
    return files.problems(manifests).stream()
        .filter(problem -> problem.severity() != Severity.INFO)
        .toList();
  }
}
