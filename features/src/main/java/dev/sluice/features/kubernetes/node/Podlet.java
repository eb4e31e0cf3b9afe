package dev.sluice.features.kubernetes.node;

import com.google.gson.JsonObject;
import dev.sluice.features.kubernetes.AddressPlan;
import dev.sluice.features.kubernetes.ApiFailure;
import dev.sluice.features.kubernetes.ClusterApi;
import dev.sluice.features.kubernetes.Command;
import dev.sluice.features.kubernetes.Layout;
import dev.sluice.features.kubernetes.control.Pki;
import io.kubernetes.client.openapi.models.V1DaemonEndpoint;
import io.kubernetes.client.openapi.models.V1Node;
import io.kubernetes.client.openapi.models.V1NodeAddress;
import io.kubernetes.client.openapi.models.V1NodeCondition;
import io.kubernetes.client.openapi.models.V1NodeDaemonEndpoints;
import io.kubernetes.client.openapi.models.V1NodeStatus;
import io.kubernetes.client.openapi.models.V1NodeSystemInfo;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1Volume;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The cluster's only node: takes every pod there is and runs it as processes of this machine, in
/// the kubelet's place.
public final class Podlet {
  private static final System.Logger LOG = System.getLogger(Podlet.class.getName());

  private final Layout layout;
  private final Pki pki;
  private final ClusterApi api;
  private final NodeContext context;
  private final Map<String, PodWorker> workers = new ConcurrentHashMap<>();
  private final Set<String> binding = ConcurrentHashMap.newKeySet();

  /// A node that runs these images, not registered yet.
  public Podlet(Layout layout, Pki pki, ClusterApi api, ImageTable images) {
    this.layout = layout;
    this.pki = pki;
    this.api = api;
    this.context = new NodeContext(layout, api, images, new PodNetwork(), new PodEvents(api));
  }

  /// Registers the node and begins to follow pods. Call before the watches start.
  public void start() {
    makeDevices(layout.work().resolve("dev"));
    register();
    new KubeletServer(
            pki,
            (namespace, pod) ->
                workers.values().stream()
                    .filter(
                        worker ->
                            worker.pod().getMetadata().getNamespace().equals(namespace)
                                && worker.pod().getMetadata().getName().equals(pod))
                    .findFirst())
        .start();
    api.services().indexedBy(service -> List.of(service.getMetadata().getNamespace()));
    api.pods().onChange(this::podChanged);
    api.secrets().onChange((secret, present) -> configChanged(secret.getMetadata(), false));
    api.configMaps().onChange((map, present) -> configChanged(map.getMetadata(), true));
  }

  private void podChanged(V1Pod pod, boolean present) {
    String uid = pod.getMetadata().getUid();
    if (!present) {
      PodWorker worker = workers.remove(uid);
      if (worker != null) {
        worker.podRemoved();
      }
    } else if (pod.getSpec().getNodeName() == null) {
      boolean gated =
          pod.getSpec().getSchedulingGates() != null
              && !pod.getSpec().getSchedulingGates().isEmpty();
      if (!gated && pod.getMetadata().getDeletionTimestamp() == null && binding.add(uid)) {
        Thread.startVirtualThread(() -> bind(pod));
      }
    } else if (pod.getSpec().getNodeName().equals(AddressPlan.NODE_NAME)) {
      binding.remove(uid);
      PodWorker worker = workers.get(uid);
      if (worker != null) {
        worker.podChanged(pod);
      } else {
        workers.put(uid, PodWorker.start(context, pod));
      }
    }
  }

  private void bind(V1Pod pod) {
    JsonObject meta = new JsonObject();
    meta.addProperty("name", pod.getMetadata().getName());
    meta.addProperty("uid", pod.getMetadata().getUid());
    JsonObject target = new JsonObject();
    target.addProperty("kind", "Node");
    target.addProperty("name", AddressPlan.NODE_NAME);
    JsonObject request = new JsonObject();
    request.addProperty("apiVersion", "v1");
    request.addProperty("kind", "Binding");
    request.add("metadata", meta);
    request.add("target", target);
    try {
      api.create(ClusterApi.podPath(pod) + "/binding", request);
    } catch (ApiFailure e) {
      if (!e.isConflict() && !e.isNotFound()) {
        LOG.log(
            System.Logger.Level.WARNING,
            "pod " + pod.getMetadata().getName() + " not bound: " + e.getMessage());
      }
    }
  }

  private void configChanged(V1ObjectMeta changed, boolean configMap) {
    for (PodWorker worker : workers.values()) {
      V1Pod pod = worker.pod();
      if (pod.getMetadata().getNamespace().equals(changed.getNamespace())
          && mayUse(pod, changed.getName(), configMap)) {
        worker.configChanged();
      }
    }
  }

  /// Whether a volume shows the object, or the pod still waits for something.
  private static boolean mayUse(V1Pod pod, String name, boolean configMap) {
    if (pod.getStatus() == null || "Pending".equals(pod.getStatus().getPhase())) {
      return true;
    }
    for (V1Volume volume : Optional.ofNullable(pod.getSpec().getVolumes()).orElse(List.of())) {
      boolean direct =
          configMap
              ? volume.getConfigMap() != null && name.equals(volume.getConfigMap().getName())
              : volume.getSecret() != null && name.equals(volume.getSecret().getSecretName());
      boolean projected =
          volume.getProjected() != null
              && volume.getProjected().getSources() != null
              && volume.getProjected().getSources().stream()
                  .anyMatch(
                      source ->
                          configMap
                              ? source.getConfigMap() != null
                                  && name.equals(source.getConfigMap().getName())
                              : source.getSecret() != null
                                  && name.equals(source.getSecret().getName()));
      if (direct || projected) {
        return true;
      }
    }
    return false;
  }

  private void register() {
    V1NodeStatus status =
        new V1NodeStatus()
            .capacity(NodeCapacity.all())
            .allocatable(NodeCapacity.all())
            .addAddressesItem(new V1NodeAddress().type("InternalIP").address(AddressPlan.NODE_IP))
            .addAddressesItem(new V1NodeAddress().type("Hostname").address(AddressPlan.NODE_NAME))
            .daemonEndpoints(
                new V1NodeDaemonEndpoints()
                    .kubeletEndpoint(new V1DaemonEndpoint().port(AddressPlan.KUBELET_PORT)))
            .nodeInfo(
                new V1NodeSystemInfo()
                    .architecture(System.getProperty("os.arch"))
                    .operatingSystem("linux")
                    .kernelVersion(System.getProperty("os.version"))
                    .osImage("host processes")
                    .kubeletVersion("v1.36.3")
                    .kubeProxyVersion("")
                    .containerRuntimeVersion("process://1")
                    .machineID("")
                    .systemUUID("")
                    .bootID(""));
    for (String pressure : List.of("MemoryPressure", "DiskPressure", "PIDPressure")) {
      status.addConditionsItem(condition(pressure, "False"));
    }
    status.addConditionsItem(condition("Ready", "True"));
    api.create(
        "/api/v1/nodes",
        new V1Node()
            .apiVersion("v1")
            .kind("Node")
            .metadata(
                new V1ObjectMeta()
                    .name(AddressPlan.NODE_NAME)
                    .putLabelsItem("kubernetes.io/hostname", AddressPlan.NODE_NAME)
                    .putLabelsItem("kubernetes.io/os", "linux")
                    .putLabelsItem("kubernetes.io/arch", System.getProperty("os.arch"))
                    .putLabelsItem("node-role.kubernetes.io/control-plane", ""))
            .status(status));
  }

  private static V1NodeCondition condition(String type, String value) {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
    return new V1NodeCondition()
        .type(type)
        .status(value)
        .reason("NodeStarted")
        .lastHeartbeatTime(now)
        .lastTransitionTime(now);
  }

  /// Makes the devices that every container gets a copy of, so that none can change those of the
  /// host.
  private static void makeDevices(Path directory) {
    String script =
        """
        mkdir -p "$1/shm" && chmod 1777 "$1/shm" && cd "$1"
        mknod -m 666 null c 1 3; mknod -m 666 zero c 1 5; mknod -m 666 full c 1 7
        mknod -m 666 random c 1 8; mknod -m 666 urandom c 1 9; mknod -m 666 tty c 5 0
        ln -s /proc/self/fd fd; ln -s fd/0 stdin; ln -s fd/1 stdout; ln -s fd/2 stderr
        : >termination-log; chmod 666 termination-log
        """;
    Command.run("/bin/sh", "-ec", script, "sh", directory.toString());
  }
}
