package dev.sluice.infra;

import dev.sluice.infra.ProxyParameters.Autoscaling;
import dev.sluice.json.Json;
import java.util.Optional;

/// Keeps enough proxies there.
final class Availability {

  private final DataPlane plane;

  Availability(DataPlane plane) {
    this.plane = plane;
  }

  /// One proxy may leave at a time, also if there is only one: a node must not be held for ever.
  DesiredObject budget() {
    var spec =
        Json.Obj.EMPTY
            .with("maxUnavailable", 1)
            .with("selector", OwnedObjects.selector(plane))
            .with("unhealthyPodEvictionPolicy", "AlwaysAllow");
    return OwnedObjects.of(
        InfraKind.POD_DISRUPTION_BUDGET, plane, Json.Obj.EMPTY.with("spec", spec));
  }

  Optional<DesiredObject> autoscaler() {
    return plane.parameters().size().autoscaling().map(this::autoscaler);
  }

  private DesiredObject autoscaler(Autoscaling scaling) {
    var target =
        Json.Obj.EMPTY
            .with("apiVersion", InfraKind.DEPLOYMENT.apiVersion())
            .with("kind", InfraKind.DEPLOYMENT.label())
            .with("name", plane.tenant().objectName());
    var cpu =
        Json.Obj.EMPTY
            .with("name", "cpu")
            .with(
                "target",
                Json.Obj.EMPTY
                    .with("type", "Utilization")
                    .with("averageUtilization", scaling.cpuPercent()));
    var spec =
        Json.Obj.EMPTY
            .with("scaleTargetRef", target)
            .with("minReplicas", scaling.min())
            .with("maxReplicas", scaling.max())
            .with(
                "metrics",
                Json.list(Json.Obj.EMPTY.with("type", "Resource").with("resource", cpu)));
    return OwnedObjects.of(
        InfraKind.HORIZONTAL_POD_AUTOSCALER, plane, Json.Obj.EMPTY.with("spec", spec));
  }
}
