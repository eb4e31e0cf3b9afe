package dev.sluice.cli;

import dev.sluice.app.Standalone;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs the control plane on files, with an Envoy of its own.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Serve the objects in files through Envoy, and follow every change of them.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  sluice run examples/hello --echo",
      "  sluice run gateway.yaml routes/ --port-offset 0",
      "  sluice run routes/ --envoy none        # bring your own Envoy",
    })
final class RunCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Directories and files with objects (*.yaml, *.yml, *.json).")
  private List<Path> paths = List.of();

  @Option(
      names = "--echo",
      description = "Answer for Services without endpoints: the request as JSON.")
  private boolean echo;

  @Option(
      names = "--envoy",
      paramLabel = "PATH|auto|none",
      description =
          "The Envoy binary. Default: auto, that is $ENVOY, then the PATH, then a download")
  private @Nullable String envoy;

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      description =
          "Added to listener ports below 1024, so that no privilege is needed; 0 as written."
              + " Default: 10000")
  private @Nullable Integer portOffset;

  @Option(
      names = "--bind-address",
      paramLabel = "IP",
      description = "The address that Envoy listens on. Default: 0.0.0.0")
  private @Nullable String bindAddress;

  @Option(
      names = "--controller-name",
      paramLabel = "NAME",
      description =
          "Classes with this controllerName are ours. Default: sluice.dev/gateway-controller")
  private @Nullable String controllerName;

  @Option(
      names = "--drain-time",
      paramLabel = "TIME",
      description = "How long connections of a removed listener may finish. Default: 5s")
  private @Nullable String drainTime;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "Envoy's worker threads. Default: one for each core")
  private @Nullable Integer concurrency;

  @Option(
      names = "--xds-port",
      paramLabel = "PORT",
      description = "The loopback port of the discovery service. Default: any free one")
  private @Nullable Integer xdsPort;

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      description = "The loopback port that `sluice status` asks. Default: " + Management.PORT)
  private @Nullable Integer managementPort;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    paths.stream().filter(path -> !Files.exists(path)).findFirst().ifPresent(RunCommand::refuse);
    var ended = new CountDownLatch(1);
    try (var context = context()) {
      Runtime.getRuntime()
          .addShutdownHook(Thread.ofPlatform().unstarted(() -> end(context, ended)));
      var announced = serve(context);
      ended.await();
      announced.cancel(false);
    }
    return 0;
  }

  /// What runs, not started yet.
  ApplicationContext context() {
    return ApplicationContext.builder().banner(false).properties(properties()).start();
  }

  /// Starts everything, what the first answer waits for before what only people ask.
  ///
  /// @return completes when the user has been told where requests are answered
  CompletableFuture<Void> serve(ApplicationContext context) throws IOException {
    var standalone = context.getBean(Standalone.class);
    standalone.start();
    var announced = standalone.announcement().thenAccept(this::print);
    // the management server takes processor time that the first requests need more
    standalone.published().join();
    context.getBean(NettyEmbeddedServer.class).start();
    return announced;
  }

  private static void end(ApplicationContext context, CountDownLatch ended) {
    context.close();
    ended.countDown();
  }

  private void print(String announcement) {
    if (spec != null) {
      spec.commandLine().getOut().print(announcement);
      spec.commandLine().getOut().flush();
    }
  }

  private static void refuse(Path missing) {
    throw new UserFacingException("there is no file or directory %s".formatted(missing));
  }

  private Map<String, Object> properties() {
    var properties = new HashMap<String, Object>();
    properties.put("sluice.roots", paths.stream().map(Path::toString).toList());
    properties.put("micronaut.server.host", Management.HOST);
    properties.put(
        "micronaut.server.port", managementPort == null ? Management.PORT : managementPort);
    properties.put("micronaut.netty.event-loops.default.num-threads", 1);
    properties.put("micronaut.netty.event-loops.default.shutdown-quiet-period", "0s");
    properties.put("grpc.server.host", Management.HOST);
    properties.put("grpc.server.port", xdsPort == null ? 0 : xdsPort);
    put(properties, "sluice.echo", echo ? Boolean.TRUE : null);
    put(properties, "sluice.envoy", envoy);
    put(properties, "sluice.port-offset", portOffset);
    put(properties, "sluice.bind-address", bindAddress);
    put(properties, "sluice.controller-name", controllerName);
    put(properties, "sluice.drain-time", drainTime);
    put(properties, "sluice.concurrency", concurrency);
    return properties;
  }

  private static void put(Map<String, Object> properties, String name, @Nullable Object value) {
    if (value != null) {
      properties.put(name, value);
    }
  }
}
