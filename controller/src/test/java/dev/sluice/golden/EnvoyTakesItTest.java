package dev.sluice.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.binary.EnvoyBinary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A real Envoy loads the resources of every golden.
final class EnvoyTakesItTest {

  @TempDir private static Path directory;

  @TestFactory
  Stream<DynamicTest> envoyLoadsEveryGolden() throws IOException {
    var envoy = EnvoyBinary.ofThisProcess().locate(Optional.empty());
    return GoldenCase.below(GoldenTest.ROOT)
        .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> load(golden, envoy)));
  }

  private static void load(GoldenCase golden, Path envoy) throws IOException, InterruptedException {
    var bootstrap = directory.resolve(golden.name().replace('/', '-') + ".pb");
    Files.write(
        bootstrap,
        new StaticBootstrap(golden.resources(golden.controlPlane())).build().toByteArray());
    var process =
        new ProcessBuilder(
                envoy.toString(),
                "--mode",
                "validate",
                "--log-level",
                "error",
                "--config-path",
                bootstrap.toString())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
  }
}
