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
        PodHost.name(pod),
        worker.volumeDirectory(),
        shownPaths(pod),
        mounts(),
        environment.assignments(),
        command(),
        Optional.ofNullable(container.getWorkingDir())
            .filter(text -> !text.isEmpty())
            .orElse(image.workingDirectory()));
  }

  /// What of the machine is shown, by name: volumes of the pod, and what the image contains.
  private Map<String, String> shownPaths(V1Pod pod) {
    Map<String, String> result = hostPaths(pod);
    image.files().forEach((inside, outside) -> result.put(nameOf(inside), outside));
    return result;
  }

  /// Not a name that a volume of a pod can have.
  private static String nameOf(String file) {
    return "image" + file.replace('/', '_');
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
    image.files().keySet().forEach(file -> result.add(new Mount(nameOf(file), file, true)));
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
