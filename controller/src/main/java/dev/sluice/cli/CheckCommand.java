package dev.sluice.cli;

import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Problem;
import dev.sluice.object.decode.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Tells what is wrong with objects before they are applied.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Tell what is wrong with objects, one line each: file, object, field, what is wrong and"
            + " what to write.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  sluice check -f my-routes/",
      "  kubectl get gateways,httproutes,services -A -o yaml | sluice check -f -"
    })
final class CheckCommand implements Callable<Integer> {

  @Mixin private FilesOption files = new FilesOption();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "Print the lines as ${COMPLETION-CANDIDATES} instead of text.")
  private @Nullable OutputFormat output;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var manifests = files.read();
    var lines = Stream.concat(problems(manifests), complaints(manifests)).toList();
    print(lines);
    return lines.stream().anyMatch(Line::serious) ? SluiceCommand.FOUND : 0;
  }

  /// One thing that is wrong.
  ///
  /// @param serious whether the object does not do what it says
  private record Line(boolean serious, String text, Map<String, Object> tree) {}

  private Stream<Line> problems(List<ManifestFile> manifests) {
    return files.problems(manifests).stream()
        .filter(problem -> problem.severity() != Severity.INFO)
        .map(
            problem ->
                new Line(
                    problem.severity() == Severity.ERROR,
                    problem.toString(),
                    problemTree(problem)));
  }

  private Stream<Line> complaints(List<ManifestFile> manifests) {
    var sources = new HashMap<ObjectKey, String>();
    manifests.forEach(
        manifest ->
            manifest
                .decoded()
                .objects()
                .forEach(object -> sources.putIfAbsent(object.key(), manifest.source())));
    return Complaints.of(files.controlPlane(manifests)).stream()
        .map(
            complaint ->
                new Line(
                    complaint.serious(),
                    "%s: %s"
                        .formatted(sources.getOrDefault(complaint.object(), "?"), complaint.text()),
                    complaint.tree()));
  }

  private static Map<String, Object> problemTree(Problem problem) {
    return Map.of(
        "source",
        problem.source(),
        "object",
        problem.object(),
        "field",
        problem.field(),
        "message",
        problem.message());
  }

  private void print(List<Line> lines) {
    if (spec == null) {
      return;
    }
    var out = spec.commandLine().getOut();
    if (output != null) {
      out.print(output.render(lines.stream().map(Line::tree).toList()));
    } else {
      lines.forEach(line -> out.println(line.text()));
    }
    out.flush();
  }
}
