package dev.sluice.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.binary.EnvoyBinary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class EnvoyBootstrapTest {
  @TempDir private Path directory;

  private EnvoyBootstrap bootstrap(String token, AdminAddress admin) {
    return new EnvoyBootstrap("laptop-1", "sluice", 18_000, token, admin);
  }

  @Test
  void onlyTheOwnerMayReadItBecauseOfTheToken() throws IOException {
    var file = directory.resolve("bootstrap.json");

    bootstrap("secret", new AdminAddress.LoopbackPort(0)).writeTo(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file).content().contains("Bearer secret");
  }

  @Test
  void theTokenIsNotShownInMessages() {
    assertThat(bootstrap("secret", new AdminAddress.LoopbackPort(0)))
        .asString()
        .doesNotContain("secret");
  }

  @Test
  void whatAUserGivesStaysAValue() {
    var hostile = "x\", \"admin\": {}, \"y\": \"\n";
    var json = bootstrap(hostile, new AdminAddress.LoopbackPort(0)).json();

    var read =
        (Map<?, ?>)
            new Load(LoadSettings.builder().build())
                .loadFromString(new String(json, StandardCharsets.UTF_8));

    assertThat(read.toString()).contains("value=Bearer " + hostile);
    assertThat(read.keySet().toString())
        .isEqualTo(
            "[node, admin, dynamic_resources, static_resources, layered_runtime, overload_manager,"
                + " stats_flush_on_admin, deferred_stat_options]");
  }

  @Test
  void envoyTakesItWithoutAWarning() throws Exception {
    var envoy = EnvoyBinary.ofThisProcess().locate(Optional.empty());
    var admins =
        List.of(
            new AdminAddress.LoopbackPort(0),
            new AdminAddress.UnixSocket(directory.resolve("admin.sock")));
    for (var admin : admins) {
      var file = directory.resolve(admin.getClass().getSimpleName() + ".json");
      bootstrap("secret", admin).writeTo(file);

      assertThat(warningsOf(envoy, file)).isEmpty();
    }
  }

  private static List<String> warningsOf(Path envoy, Path file) throws Exception {
    var process =
        new ProcessBuilder(
                envoy.toString(), "--mode", "validate", "-c", file.toString(), "-l", "warning")
            .redirectErrorStream(true)
            .start();
    try (var output = process.inputReader()) {
      var lines = output.lines().filter(line -> !line.endsWith("OK")).toList();
      assertThat(process.waitFor()).as(lines.toString()).isZero();
      return lines;
    }
  }
}
