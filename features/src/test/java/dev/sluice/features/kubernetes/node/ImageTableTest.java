package dev.sluice.features.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImageTableTest {
  private static final Places PLACES =
      new Places(Path.of("/programs"), Path.of("/sluice"), Path.of("/jdk"));

  @TempDir Path directory;

  @Test
  void fillsInGroupsAndPlaces() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("images.yaml"),
            """
            images:
            - match: reg\\.io/(\\w+)(:.*)?
              command: ["${dir}/${1}", "${bin}"]
              args: [-v]
              env: {HOME: "${dir}"}
              files: {/usr/bin/tool: "${dir}/${1}"}
            """);
    Image image = new ImageTable(List.of(file), PLACES).find("reg.io/tool:v1").orElseThrow();
    assertThat(image)
        .isEqualTo(
            new Image(
                List.of(directory + "/tool", "/programs"),
                List.of("-v"),
                Map.of("HOME", directory.toString()),
                "/",
                Map.of("/usr/bin/tool", directory + "/tool")));
  }

  @Test
  void knowsTheBuiltInImagesOnly() {
    ImageTable table = new ImageTable(List.of(), PLACES);
    assertThat(
            table
                .find("registry.k8s.io/gateway-api/conformance/echo-basic:v0.1.0")
                .orElseThrow()
                .command())
        .isEqualTo(List.of("/echo-basic"));
    assertThat(table.find("ghcr.io/sluice-dev/sluice:0.1.0").orElseThrow().command())
        .startsWith("/app/jdk/bin/java", "@/app/jvm.flags")
        .endsWith("-jar", "/app/target/sluice.jar");
    assertThat(table.find("docker.io/envoyproxy/envoy:distroless-v1.40.0").orElseThrow().files())
        .containsEntry("/usr/local/bin/envoy", "/programs/envoy");
    assertThat(table.find("ko://knative.dev/serving/cmd/queue").orElseThrow().files())
        .containsEntry("/ko-app", "/programs/knative.dev/serving/cmd/queue");
    assertThat(table.find("nginx:latest")).isEmpty();
  }

  @Test
  void readsChangedFilesAgain() throws IOException {
    Path file = Files.writeString(directory.resolve("images.yaml"), "images: []");
    ImageTable table = new ImageTable(List.of(file), PLACES);
    assertThat(table.find("tool")).isEmpty();
    Files.writeString(file, "images: [{match: tool, command: [/bin/tool]}]");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    assertThat(table.find("tool").orElseThrow().command()).isEqualTo(List.of("/bin/tool"));
  }
}
