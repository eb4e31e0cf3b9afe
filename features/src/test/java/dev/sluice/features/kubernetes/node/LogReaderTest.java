package dev.sluice.features.kubernetes.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogReaderTest {
  @TempDir Path directory;
  private ContainerLog log;

  @BeforeEach
  void write() throws InterruptedException {
    log = new ContainerLog(directory.resolve("0.log"));
    log.capture(new ByteArrayInputStream("one\ntwo\n\u00fcber\nunfinished".getBytes(UTF_8))).join();
  }

  @Test
  void showsEverything() throws Exception {
    assertThat(read(Map.of())).isEqualTo("one\ntwo\n\u00fcber\nunfinished\n");
    assertThat(read(Map.of("follow", "true"))).isEqualTo("one\ntwo\n\u00fcber\nunfinished\n");
  }

  @Test
  void showsTheEnd() throws Exception {
    assertThat(read(Map.of("tailLines", "2"))).isEqualTo("\u00fcber\nunfinished\n");
    assertThat(read(Map.of("tailLines", "0"))).isEqualTo("");
  }

  @Test
  void knowsTimes() throws Exception {
    assertThat(read(Map.of("sinceTime", Instant.now().plusSeconds(60).toString()))).isEqualTo("");
    assertThat(
            read(Map.of("timestamps", "true", "tailLines", "1"))
                .matches("\\d{4}-\\S+Z unfinished\n"))
        .isTrue();
  }

  @Test
  void stopsAtTheLimit() throws Exception {
    assertThat(read(Map.of("limitBytes", "6"))).isEqualTo("one\ntw");
  }

  private String read(Map<String, String> options) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LogReader.of(options).copy(log, out);
    return out.toString(UTF_8);
  }
}
