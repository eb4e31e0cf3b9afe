package dev.sluice.app;

import dev.sluice.bootstrap.AdminAddress;
import dev.sluice.bootstrap.Discovery;
import dev.sluice.bootstrap.EnvoyBootstrap;
import dev.sluice.folder.FolderUpdate;
import dev.sluice.loop.ControlLoop;
import dev.sluice.object.decode.Problem;
import dev.sluice.object.decode.Severity;
import dev.sluice.standalone.BootstrapFile;
import dev.sluice.standalone.EnvoyCommand;
import dev.sluice.standalone.EnvoyProcess;
import dev.sluice.xds.binary.EnvoyBinary;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The life of `sluice run`: a watched folder at one end, a supervised Envoy at the other.
///
/// Started and stopped by one thread each.
@Singleton
public final class Standalone {

  private static final Logger LOG = LoggerFactory.getLogger(Standalone.class);

  /// How long a proxy may take to connect before others get their turn.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final RunConfiguration configuration;
  private final ControlLoop loop;
  private final StatusBoard board;
  private final Deliveries deliveries;
  private final GrpcEmbeddedServer discovery;
  private final XdsToken token;
  private Optional<EarlyFolder> folder = Optional.empty();
  private Optional<EnvoyProcess> envoy = Optional.empty();
  private Optional<Path> workspace = Optional.empty();
  private Set<Problem> reported = Set.of();
  private boolean live;

  Standalone(
      RunConfiguration configuration,
      ControlLoop loop,
      StatusBoard board,
      Deliveries deliveries,
      GrpcEmbeddedServer discovery,
      XdsToken token) {
    this.deliveries = deliveries;
    this.configuration = configuration;
    this.loop = loop;
    this.board = board;
    this.discovery = discovery;
    this.token = token;
  }

  /// Starts everything on the configured folder.
  ///
  /// @throws IOException if Envoy cannot be had
  public void start() throws IOException {
    start(new EarlyFolder(configuration.roots()));
  }

  /// Starts everything on a folder that is being read already.
  ///
  /// @throws IOException if Envoy cannot be had
  public void start(EarlyFolder early) throws IOException {
    folder = Optional.of(early);
    loop.start();
    early.takenBy(this::take);
    discovery.start();
    var bootstrap = writeBootstrap();
    if (!configuration.envoy().equals(RunConfiguration.NONE)) {
      envoy = Optional.of(startEnvoy(bootstrap));
    } else {
      LOG.atInfo()
          .addKeyValue("bootstrap", bootstrap)
          .log("waiting for your Envoy: start it with --config-path and this file");
    }
  }

  /// Completes when the first configuration is in force, or soon after it was published if no proxy
  /// takes it.
  public CompletableFuture<Void> served() {
    return deliveries
        .firstPublication()
        .thenCompose(
            _ ->
                deliveries
                    .firstAcknowledgement()
                    .copy()
                    .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
  }

  /// What to tell the user once requests are answered.
  public CompletableFuture<String> announcement() {
    return deliveries
        .firstAcknowledgement()
        .thenCompose(_ -> loop.ask(plane -> plane.proxy(Wiring.FLEET)))
        .thenApply(proxy -> new Announcement(proxy).text());
  }

  /// Ends Envoy and the watch.
  @PreDestroy
  void stop() {
    envoy.ifPresent(EnvoyProcess::close);
    folder.ifPresent(EarlyFolder::close);
    workspace.ifPresent(Standalone::delete);
  }

  private Path writeBootstrap() throws IOException {
    var directory = Files.createTempDirectory("sluice-");
    workspace = Optional.of(directory);
    var file = directory.resolve(EnvoyBootstrap.FILE);
    var node = new EnvoyBootstrap.Node("sluice", Wiring.FLEET);
    var service = new Discovery.Loopback(discovery.getPort(), token.value());
    var admin = new AdminAddress.UnixSocket(directory.resolve("admin.sock").toString());
    BootstrapFile.write(new EnvoyBootstrap(node, service, admin), file);
    return file;
  }

  private EnvoyProcess startEnvoy(Path bootstrap) throws IOException {
    var workers =
        configuration.concurrency() == null
            ? OptionalInt.empty()
            : OptionalInt.of(configuration.concurrency());
    return EnvoyProcess.start(
        new EnvoyCommand(binary(), bootstrap, workers, configuration.drainTime()));
  }

  private Path binary() throws IOException {
    var asked =
        Optional.of(configuration.envoy())
            .filter(name -> !name.equals(RunConfiguration.AUTO))
            .map(Path::of);
    return EnvoyBinary.ofThisProcess().locate(asked);
  }

  private void take(FolderUpdate update) {
    board.publish(update.problems());
    report(update.problems());
    try {
      loop.objectsChanged(update.changes());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Each problem is logged when it appears, not each time that something else changes.
  private void report(List<Problem> problems) {
    var serious =
        problems.stream()
            .filter(problem -> problem.severity() != Severity.INFO)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    serious.stream().filter(problem -> !reported.contains(problem)).forEach(this::report);
    reported = serious;
    live = true;
  }

  private void report(Problem problem) {
    var kept = live && problem.severity() == Severity.ERROR;
    LOG.warn(
        "{}{}",
        problem,
        kept ? " (what was good before stays in force in its last good version)" : "");
  }

  private static void delete(Path directory) {
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(directory);
    } catch (IOException leftBehind) {
      LOG.debug("a temporary directory stays behind: {}", leftBehind.getMessage());
    }
  }
}
