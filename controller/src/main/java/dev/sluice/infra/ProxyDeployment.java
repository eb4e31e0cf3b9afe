package dev.sluice.infra;

import dev.sluice.bootstrap.EnvoyBootstrap;
import dev.sluice.json.Json;
import java.util.TreeMap;

/// The Deployment of proxies, without what changes with listeners: that must restart none.
final class ProxyDeployment {

  /// Restarts proxies when what they are told at their start changes.
  private static final String BOOTSTRAP = "sluice.dev/bootstrap";

  private static final int USER = 65_532;
  private static final int SPARE_SECONDS = 10;

  private final DataPlane plane;
  private final EnvoyBootstrap bootstrap;

  ProxyDeployment(DataPlane plane, EnvoyBootstrap bootstrap) {
    this.plane = plane;
    this.bootstrap = bootstrap;
  }

  Json.Obj spec() {
    var size = plane.parameters().size();
    var replaced = Json.Obj.EMPTY.with("maxUnavailable", 0).with("maxSurge", 1);
    var spec =
        Json.Obj.EMPTY
            .with("selector", OwnedObjects.selector(plane))
            .with("revisionHistoryLimit", 2)
            .with(
                "strategy",
                Json.Obj.EMPTY.with("type", "RollingUpdate").with("rollingUpdate", replaced))
            .with("template", template());
    // an autoscaler owns the number
    return size.autoscaling().isPresent() ? spec : spec.with("replicas", size.replicas());
  }

  private Json.Obj template() {
    var annotations = new TreeMap<>(plane.annotations());
    annotations.put(BOOTSTRAP, Fingerprint.of(bootstrap.files().toString()));
    var metadata =
        Json.Obj.EMPTY
            .with("labels", Json.textByName(Labels.of(plane)))
            .with("annotations", Json.textByName(annotations));
    return Json.Obj.EMPTY.with("metadata", metadata).with("spec", pod());
  }

  private Json.Obj pod() {
    var name = plane.tenant().objectName();
    return Json.Obj.EMPTY
        .with("serviceAccountName", name)
        .with("automountServiceAccountToken", false)
        .with("enableServiceLinks", false)
        .with("securityContext", podSecurity())
        .with("terminationGracePeriodSeconds", drainSeconds() + SPARE_SECONDS)
        .with("affinity", Json.Obj.EMPTY.with("podAntiAffinity", apart()))
        .with(
            "topologySpreadConstraints",
            Json.list(spread("topology.kubernetes.io/zone"), spread("kubernetes.io/hostname")))
        .with("containers", Json.list(new ProxyContainer(plane).json()))
        .with("volumes", Volumes.of(name));
  }

  private long drainSeconds() {
    return plane.parameters().launch().drainTime().toSeconds();
  }

  private static Json.Obj podSecurity() {
    return Json.Obj.EMPTY
        .with("runAsNonRoot", true)
        .with("runAsUser", USER)
        .with("runAsGroup", USER)
        .with("fsGroup", USER)
        .with("seccompProfile", Json.Obj.EMPTY.with("type", "RuntimeDefault"));
  }

  private Json.Obj apart() {
    var term =
        Json.Obj.EMPTY
            .with("labelSelector", OwnedObjects.selector(plane))
            .with("topologyKey", "kubernetes.io/hostname");
    var preferred = Json.Obj.EMPTY.with("weight", 100).with("podAffinityTerm", term);
    return Json.Obj.EMPTY.with(
        "preferredDuringSchedulingIgnoredDuringExecution", Json.list(preferred));
  }

  private Json.Obj spread(String topology) {
    return Json.Obj.EMPTY
        .with("maxSkew", 1)
        .with("topologyKey", topology)
        .with("whenUnsatisfiable", "ScheduleAnyway")
        .with("labelSelector", OwnedObjects.selector(plane));
  }
}
