package dev.sluice.cli;

import dev.sluice.app.EarlyFolder;
import dev.sluice.app.ServiceIndex;
import dev.sluice.app.Standalone;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.CommandSpec;

/// Runs the control plane on files, with an Envoy of its own.
final class RunCommand implements Callable<Integer> {

  private static final String[] EXAMPLES = {
    "  sluice run examples/hello --echo",
    "  sluice run gateway.yaml routes/ --port-offset 0",
    "  sluice run routes/ --envoy none        # bring your own Envoy",
  };

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  RunCommand() {
    spec.name("run");
    StandardOptions.addTo(spec);
    RunOptions.addTo(spec);
    spec.usageMessage()
        .description("Serve the objects in files through Envoy, and follow every change of them.")
        .footerHeading("%nExamples:%n")
        .footer(EXAMPLES);
  }

  CommandSpec spec() {
    return spec;
  }

  /// Reading the files goes on while the rest comes up.
  @Override
  public Integer call() throws IOException, InterruptedException {
    var options = new RunOptions(spec.commandLine().getParseResult());
    options.paths().stream()
        .filter(path -> !Files.exists(path))
        .findFirst()
        .ifPresent(RunCommand::refuse);
    var ended = new CountDownLatch(1);
    try (var folder = new EarlyFolder(options.paths());
        var context = context(options)) {
      Runtime.getRuntime()
          .addShutdownHook(Thread.ofPlatform().unstarted(() -> end(context, ended)));
      serve(context, folder);
      ended.await();
    }
    return 0;
  }

  private static ApplicationContext context(RunOptions options) {
    ServiceIndex.use();
    return ApplicationContext.builder().banner(false).properties(options.properties()).start();
  }

  /// Starts everything, what the first answer waits for before what only people ask.
  private void serve(ApplicationContext context, EarlyFolder folder) throws IOException {
    var standalone = context.getBean(Standalone.class);
    standalone.start(folder);
    var _ = standalone.announcement().thenAccept(this::print);
    // the management server takes processor time that the first requests need more
    standalone.served().join();
    context.getBean(NettyEmbeddedServer.class).start();
  }

  private static void end(ApplicationContext context, CountDownLatch ended) {
    context.close();
    ended.countDown();
  }

  private void print(String announcement) {
    spec.commandLine().getOut().print(announcement);
    spec.commandLine().getOut().flush();
  }

  private static void refuse(Path missing) {
    throw new UserFacingException("there is no file or directory %s".formatted(missing));
  }
}
