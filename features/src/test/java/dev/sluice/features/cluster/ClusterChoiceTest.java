package dev.sluice.features.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClusterChoiceTest {

  private static final GivenCluster NONE = new GivenCluster(Optional.empty(), Optional.empty());

  @TempDir Path directory;

  @Test
  void takesTheFirstThatApplies() throws IOException {
    var kubeconfig = Files.writeString(directory.resolve("kubeconfig"), "");
    var given = new GivenCluster(Optional.of(kubeconfig), Optional.empty());

    assertThat(ClusterChoice.among(List.of(NONE, given))).isEqualTo(new ClusterChoice.Found(given));
  }

  @Test
  void saysWhatKeepsEachFromApplying() {
    var missing = directory.resolve("missing");
    var unreadable = new GivenCluster(Optional.of(missing), Optional.empty());

    assertThat(ClusterChoice.among(List.of(NONE, unreadable)))
        .isEqualTo(
            new ClusterChoice.None(
                "KUBECONFIG is not set; KUBECONFIG names %s, which cannot be read"
                    .formatted(missing)));
  }
}
