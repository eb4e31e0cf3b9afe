package dev.sluice.features.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/// K3s in a container, where a Docker engine answers. `SLUICE_K3S_IMAGE` names another version.
///
/// Sluice's image is loaded from the tar that `./mvnw package -Pimage` wrote. Addresses of the
/// cluster are only known inside the container's network, so connections are opened from there,
/// which needs root.
record K3sInDocker() implements ClusterProvider {

  private static final String IMAGE = "rancher/k3s:v1.34.1-k3s1";
  private static final Path IMAGE_TAR = Installed.home().resolve("controller/target/jib-image.tar");

  /// K3s imports whatever lies here when it starts.
  private static final String IMPORTED = "/var/lib/rancher/k3s/agent/images/sluice.tar";

  @Override
  public Optional<String> obstacle() {
    if (!mayAnswer() || !DockerClientFactory.instance().isDockerAvailable()) {
      return Optional.of("no Docker engine answers");
    }
    if (!Installed.root()) {
      return Optional.of("a Docker engine answers, but only root can reach what runs in it");
    }
    return Files.isRegularFile(IMAGE_TAR)
        ? Optional.empty()
        : Optional.of("a Docker engine answers, but there is no image: ./mvnw package -Pimage");
  }

  /// Testcontainers complains loudly where there is no engine, so it is not asked needlessly.
  private static boolean mayAnswer() {
    return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
  }

  @Override
  public Cluster start() {
    var image = Optional.ofNullable(System.getenv("SLUICE_K3S_IMAGE")).orElse(IMAGE);
    var container =
        new K3sContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("rancher/k3s"));
    container.withCopyFileToContainer(MountableFile.forHostPath(IMAGE_TAR), IMPORTED);
    container.start();
    return new Cluster(kubeconfig(container), network(container), container::stop);
  }

  private static Path kubeconfig(K3sContainer container) {
    try {
      var file = Files.createTempFile("k3s-", ".yaml");
      file.toFile().deleteOnExit();
      return Files.writeString(file, container.generateInternalKubeConfigYaml("127.0.0.1"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Reach network(K3sContainer container) {
    var process = container.getCurrentContainerInfo().getState().getPidLong();
    return new NetworkNamespace(Path.of("/proc", String.valueOf(process), "ns/net"));
  }
}
