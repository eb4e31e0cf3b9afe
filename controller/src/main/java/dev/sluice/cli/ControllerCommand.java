package dev.sluice.cli;

import dev.sluice.app.Cluster;
import dev.sluice.app.RunMode;
import dev.sluice.app.ServiceIndex;
import dev.sluice.app.WarmUp;
import dev.sluice.cluster.FirstContact;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs the control plane in a cluster.
@Command(
    name = "controller",
    mixinStandardHelpOptions = true,
    description = "Serve the Gateways of a Kubernetes cluster through proxies in it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  sluice install | kubectl apply -f -    # runs this in the cluster",
      "  sluice controller --no-leader-election # from outside, with the current kubeconfig",
    })
final class ControllerCommand implements Callable<Integer> {

  @Option(
      names = "--controller-name",
      paramLabel = "NAME",
      description =
          "Classes with this controllerName are ours. Default: sluice.dev/gateway-controller")
  private @Nullable String controllerName;

  @Option(
      names = "--xds-port",
      paramLabel = "PORT",
      description = "The port of the discovery service. Default: 18000")
  private @Nullable Integer xdsPort;

  @Option(
      names = "--service",
      paramLabel = "NAME",
      description = "The Service by which proxies reach the discovery service. Default: sluice")
  private @Nullable String service;

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      description = "The port of health, metrics and what `sluice status` asks. Default: 8080")
  private @Nullable Integer managementPort;

  @Option(
      names = "--no-leader-election",
      description = "This is the only replica: write without asking others.")
  private boolean alone;

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Optional<Cluster> cluster = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    WarmUp.begin();
    ServiceIndex.use();
    try (var context = context()) {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(context)));
      context.getBean(NettyEmbeddedServer.class).start();
      cluster = Optional.of(context.getBean(Cluster.class));
      cluster.get().start();
      ended.await();
    } catch (CancellationException _) {
      return 0;
    }
    return 0;
  }

  private ApplicationContext context() {
    return ApplicationContext.builder().banner(false).properties(properties()).start();
  }

  /// Perhaps while it still waits for the API server.
  private void end(ApplicationContext context) {
    context.getBean(FirstContact.class).close();
    cluster.ifPresent(Cluster::stop);
    context.close();
    ended.countDown();
  }

  private Map<String, Object> properties() {
    var properties = new HashMap<String, Object>();
    properties.put(RunMode.PROPERTY, RunMode.CLUSTER);
    properties.put("micronaut.server.host", "0.0.0.0");
    properties.put(
        "micronaut.server.port", managementPort == null ? Management.CLUSTER_PORT : managementPort);
    properties.put("micronaut.netty.event-loops.default.num-threads", 1);
    properties.put("grpc.server.port", xdsPort == null ? 18_000 : xdsPort);
    properties.put("endpoints.health.enabled", true);
    properties.put("grpc.server.health.enabled", false);
    if (controllerName != null) {
      properties.put("sluice.controller-name", controllerName);
    }
    if (service != null) {
      properties.put("sluice.service", service);
    }
    if (alone) {
      properties.put("sluice.leader-election", false);
    }
    return properties;
  }
}
