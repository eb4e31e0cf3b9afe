package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InstallCommandTest {

  @Test
  void itPrintsTheShippedManifests() throws IOException {
    var out = new StringWriter();

    var code = SluiceCommand.commandLine().setOut(new PrintWriter(out)).execute("install");

    assertThat(code).isZero();
    assertThat(out).hasToString(Files.readString(Path.of("../manifests/install.yaml")));
  }
}
