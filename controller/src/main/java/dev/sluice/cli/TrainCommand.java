package dev.sluice.cli;

import dev.sluice.app.Training;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine;
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
    Training.writeSample(directory);
    var run = new RunCommand();
    new CommandLine(run)
        .setOut(new PrintWriter(Writer.nullWriter()))
        .parseArgs(
            directory.toString(),
            "--envoy=" + Training.writeIdleEnvoy(directory),
            "--management-port=-1");
    try (var context = run.context()) {
      var announced = run.serve(context);
      context.getBean(Training.class).takeSnapshot();
      announced.join();
      new Management(context.getBean(NettyEmbeddedServer.class).getPort()).get("/status/table");
    } finally {
      delete(directory);
    }
    return 0;
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
