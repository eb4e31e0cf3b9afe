package dev.sluice.features.kubernetes.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.features.kubernetes.node.AtomicDirectory.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicDirectoryTest {
  @TempDir Path directory;

  @Test
  void replacesItsWholeContent() throws IOException {
    AtomicDirectory files = new AtomicDirectory(directory);
    files.write(Map.of("a", text("1"), "sub/b", text("2")));
    assertThat(Files.readString(directory.resolve("a"))).isEqualTo("1");
    assertThat(Files.readString(directory.resolve("sub/b"))).isEqualTo("2");
    files.write(Map.of("a", text("3")));
    assertThat(Files.readString(directory.resolve("a"))).isEqualTo("3");
    assertThat(Files.exists(directory.resolve("sub"))).isFalse();
    try (var entries = Files.list(directory)) {
      assertThat(
              entries
                  .map(path -> path.getFileName().toString())
                  .sorted()
                  .collect(Collectors.joining(" ")))
          .isEqualTo("..data ..gen_2 a");
    }
  }

  @Test
  void setsModes() throws IOException {
    new AtomicDirectory(directory).write(Map.of("key", new Content(new byte[0], 0440)));
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("key"))))
        .isEqualTo("r--r-----");
  }

  @Test
  void staysInside() {
    assertThatThrownBy(() -> new AtomicDirectory(directory).write(Map.of("../../x", text("1"))))
        .isInstanceOf(IOException.class);
  }

  private static Content text(String text) {
    return new Content(text.getBytes(UTF_8), 0644);
  }
}
