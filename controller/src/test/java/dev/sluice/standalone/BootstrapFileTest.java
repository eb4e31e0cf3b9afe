package dev.sluice.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bootstrap.AdminAddress;
import dev.sluice.bootstrap.Discovery;
import dev.sluice.bootstrap.EnvoyBootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootstrapFileTest {

  @TempDir private Path directory;

  @Test
  void onlyTheOwnerMayReadItBecauseOfTheToken() throws IOException {
    var file = directory.resolve("bootstrap.json");
    var bootstrap =
        new EnvoyBootstrap(
            new EnvoyBootstrap.Node("laptop-1", "sluice"),
            new Discovery.Loopback(18_000, "secret"),
            new AdminAddress.LoopbackPort(0));

    BootstrapFile.write(bootstrap, file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file).content().contains("Bearer secret");
  }
}
