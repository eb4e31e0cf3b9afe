package dev.sluice.features.kubernetes.node;

import dev.sluice.features.kubernetes.node.ContainerProcess.Mount;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1Volume;
import io.kubernetes.client.openapi.models.V1VolumeMount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Works out from a pod, its image and its environment what process to start for a container.
record ContainerPlan(
    NodeContext node,
    PodWorker worker,
    V1Container container,
    Image image,
    ContainerEnvironment environment) {

  /// The process to start, with an own directory of the given name.
  ContainerProcess.Spec spec(String directory) {
    V1Pod pod = worker.pod();
    return new ContainerProcess.Spec(
        String.join(
            "/",
            node.layout().clusterName(),
            pod.getMetadata().getNamespace(),
            pod.getMetadata().getName(),
            container.getName()),
        worker.directory().resolve("containers").resolve(directory),
        node.layout().work().resolve("dev"),
        worker.attachment(),
        Map.of(
            "etc/hosts",
            PodHost.hosts(pod, worker.address()),
            "etc/hostname",
            PodHost.name(pod) + "\n",
            "etc/resolv.conf",
            PodHost.resolvConf(pod)),
        image.files(),
        PodHost.name(pod),
        worker.volumeDirectory(),
        hostPaths(pod),
        mounts(),
        environment.assignments(),
        command(),
        Optional.ofNullable(container.getWorkingDir())
            .filter(text -> !text.isEmpty())
            .orElse(image.workingDirectory()));
  }

  private static Map<String, String> hostPaths(V1Pod pod) {
    Map<String, String> result = new LinkedHashMap<>();
    for (V1Volume volume : Optional.ofNullable(pod.getSpec().getVolumes()).orElse(List.of())) {
      if (volume.getHostPath() != null) {
        result.put(volume.getName(), volume.getHostPath().getPath());
      }
    }
    return result;
  }

  private List<Mount> mounts() {
    List<Mount> result = new ArrayList<>();
    for (V1VolumeMount mount : Optional.ofNullable(container.getVolumeMounts()).orElse(List.of())) {
      String sub =
          mount.getSubPathExpr() != null
              ? environment.expand(mount.getSubPathExpr())
              : mount.getSubPath();
      String source = sub == null || sub.isEmpty() ? mount.getName() : mount.getName() + "/" + sub;
      boolean readOnly =
          Boolean.TRUE.equals(mount.getReadOnly()) || worker.isReadOnly(mount.getName());
      result.add(new Mount(source, mount.getMountPath(), readOnly));
    }
    return result;
  }

  private List<String> command() {
    List<String> own = Optional.ofNullable(container.getCommand()).orElse(List.of());
    List<String> ownArgs = Optional.ofNullable(container.getArgs()).orElse(List.of());
    List<String> result = new ArrayList<>();
    if (own.isEmpty()) {
      result.addAll(image.command());
      if (ownArgs.isEmpty()) {
        result.addAll(image.args());
      }
    }
    own.forEach(word -> result.add(environment.expand(word)));
    ownArgs.forEach(word -> result.add(environment.expand(word)));
    if (result.isEmpty()) {
      throw new ConfigProblem("no command specified");
    }
    return result;
  }
}
