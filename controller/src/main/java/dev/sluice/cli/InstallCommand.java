package dev.sluice.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints the manifests that install this version into a cluster.
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    description = "Print the manifests that install Sluice into a Kubernetes cluster.",
    footerHeading = "%nExamples:%n",
    footer = {"  sluice install | kubectl apply -f -"})
final class InstallCommand implements Callable<Integer> {

  private static final String MANIFESTS = "/manifests/install.yaml";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (spec != null) {
      spec.commandLine().getOut().print(manifests());
      spec.commandLine().getOut().flush();
    }
    return 0;
  }

  private static String manifests() throws IOException {
    try (var packaged = InstallCommand.class.getResourceAsStream(MANIFESTS)) {
      if (packaged == null) {
        throw new IllegalStateException("the jar lacks " + MANIFESTS);
      }
      return new String(packaged.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
