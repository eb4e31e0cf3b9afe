package dev.sluice.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplicaTest {

  @TempDir private Path directory;

  @Test
  void aPodKnowsItsNamespaceFromItsServiceAccount() throws IOException {
    var file = Files.writeString(directory.resolve("namespace"), "gateways\n");
    var here = Replica.find(Map.of("POD_NAME", "sluice-0"), file);
    assertThat(here.namespace()).isEqualTo("gateways");
    assertThat(here.identity()).startsWith("sluice-0-");
    assertThat(here.inCluster()).isTrue();
  }

  @Test
  void theEnvironmentHasTheLastWord() throws IOException {
    var file = Files.writeString(directory.resolve("namespace"), "gateways");
    assertThat(Replica.find(Map.of("POD_NAMESPACE", "other"), file).namespace()).isEqualTo("other");
  }

  @Test
  void outsideOfAClusterThereIsADefault() {
    var here = Replica.find(Map.of(), directory.resolve("none"));
    assertThat(here.namespace()).isEqualTo("sluice-system");
    assertThat(here.inCluster()).isFalse();
  }

  @Test
  void aPodIsToldItsAddresses() {
    var here = Replica.find(Map.of("POD_ADDRESSES", "10.0.0.9,fd00::9"), directory);
    assertThat(here.addresses()).containsExactly("10.0.0.9", "fd00::9");
  }

  @Test
  void twoProcessesNeverHaveTheSameIdentity() {
    var file = directory.resolve("none");
    assertThat(Replica.find(Map.of(), file).identity())
        .isNotEqualTo(Replica.find(Map.of(), file).identity());
  }
}
