package dev.sluice.infra;

import dev.sluice.bootstrap.EnvoyBootstrap;
import dev.sluice.bootstrap.Vitals;
import dev.sluice.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The container of a proxy.
final class ProxyContainer {

  private static final String PORT = "vitals";

  private final DataPlane plane;

  ProxyContainer(DataPlane plane) {
    this.plane = plane;
  }

  Json.Obj json() {
    return Json.Obj.EMPTY
        .with("name", "envoy")
        .with("image", plane.parameters().launch().image())
        .with("args", Json.texts(arguments()))
        .with("env", Json.list(podName()))
        .with("ports", Json.list(port()))
        .with("readinessProbe", readiness())
        .with("lifecycle", Json.Obj.EMPTY.with("preStop", drain()))
        .with("resources", resources())
        .with("securityContext", security())
        .with("volumeMounts", Volumes.mounts());
  }

  private List<String> arguments() {
    var launch = plane.parameters().launch();
    var arguments =
        new ArrayList<>(
            List.of(
                "--config-path",
                ProxyBootstrap.CONFIGURATION + "/" + EnvoyBootstrap.FILE,
                "--service-cluster",
                plane.tenant().identity().fleet(),
                "--service-node",
                "$(POD_NAME)",
                "--disable-hot-restart",
                EnvoyBootstrap.IGNORE_UNKNOWN_FIELDS,
                "--drain-strategy",
                "immediate",
                "--drain-time-s",
                String.valueOf(launch.drainTime().toSeconds()),
                "--log-level",
                launch.logLevel()));
    launch
        .concurrency()
        .ifPresent(workers -> arguments.addAll(List.of("--concurrency", String.valueOf(workers))));
    return arguments;
  }

  private static Json.Obj podName() {
    var field = Json.Obj.EMPTY.with("fieldPath", "metadata.name");
    return Json.Obj.EMPTY
        .with("name", "POD_NAME")
        .with("valueFrom", Json.Obj.EMPTY.with("fieldRef", field));
  }

  private static Json.Obj port() {
    return Json.Obj.EMPTY
        .with("name", PORT)
        .with("containerPort", ProxyBootstrap.VITALS_PORT)
        .with("protocol", "TCP");
  }

  /// There is no liveness probe: a proxy that waits for its first configuration is not ready, and a
  /// restart would not help it. A proxy that is slow to answer for a moment still serves: to take
  /// it out would put its load on others, or refuse all connections where there is no other.
  private static Json.Obj readiness() {
    return Json.Obj.EMPTY
        .with("httpGet", Json.Obj.EMPTY.with("path", Vitals.READY).with("port", PORT))
        .with("periodSeconds", 2)
        .with("timeoutSeconds", 2)
        .with("failureThreshold", 3);
  }

  /// Envoy ends at once when it is told to. This comes before, and takes as long as clients need to
  /// go elsewhere.
  private Json.Obj drain() {
    var token =
        Json.Obj.EMPTY.with("name", Vitals.TOKEN_HEADER).with("value", plane.tenant().drainToken());
    var get =
        Json.Obj.EMPTY
            .with("path", Vitals.DRAIN)
            .with("port", PORT)
            .with("httpHeaders", Json.list(token));
    return Json.Obj.EMPTY.with("httpGet", get);
  }

  private Json.Obj resources() {
    var resources = plane.parameters().resources();
    var requests =
        amounts(Optional.of(resources.cpuRequest()), Optional.of(resources.memoryRequest()));
    var limits = amounts(resources.cpuLimit(), resources.memoryLimit());
    var asked = Json.Obj.EMPTY.with("requests", requests);
    return limits.fields().isEmpty() ? asked : asked.with("limits", limits);
  }

  private static Json.Obj amounts(Optional<String> cpu, Optional<String> memory) {
    var withCpu = cpu.map(value -> Json.Obj.EMPTY.with("cpu", value)).orElse(Json.Obj.EMPTY);
    return memory.map(value -> withCpu.with("memory", value)).orElse(withCpu);
  }

  private static Json.Obj security() {
    return Json.Obj.EMPTY
        .with("allowPrivilegeEscalation", false)
        .with("readOnlyRootFilesystem", true)
        .with("capabilities", Json.Obj.EMPTY.with("drop", Json.list(Json.of("ALL"))));
  }
}
