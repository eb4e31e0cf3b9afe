package dev.sluice.cli;

import dev.sluice.app.Training;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// The training run of the AOT cache; part of the build, of no use to users.
@Command(
    name = "train",
    hidden = true,
    description = "Start as users do and stop at once, for the AOT cache to learn from.")
final class TrainCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException, InterruptedException {
    var directory = Files.createTempDirectory("sluice-training-");
    try (var context =
        ApplicationContext.builder().banner(false).properties(properties(directory)).start()) {
      Training.writeSample(directory);
      context.getBean(Training.class).run();
      context.getBean(NettyEmbeddedServer.class).start();
      new Management(context.getBean(NettyEmbeddedServer.class).getPort()).get("/status/table");
    } finally {
      delete(directory);
    }
    return 0;
  }

  private static Map<String, Object> properties(Path directory) {
    return Map.of(
        "sluice.roots",
        List.of(directory.toString()),
        "sluice.envoy",
        "none",
        "micronaut.server.host",
        Management.HOST,
        "micronaut.server.port",
        -1,
        "grpc.server.host",
        Management.HOST,
        "grpc.server.port",
        0);
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
