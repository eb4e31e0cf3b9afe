package dev.sluice.cluster.companion;

import dev.sluice.json.Json.Obj;
import dev.sluice.knative.companion.CompanionRoute.Parent;
import dev.sluice.knative.companion.ParentStatus;
import dev.sluice.knative.companion.ParentStatus.Condition;
import java.util.List;

/// Reads what controllers say about an HTTPRoute.
final class RouteStatuses {

  private RouteStatuses() {}

  /// What they say.
  ///
  /// @param status the status of the route
  /// @param namespace namespace of the route
  static List<ParentStatus> of(Obj status, String namespace) {
    return status.objects("parents").stream().map(parent -> parent(parent, namespace)).toList();
  }

  private static ParentStatus parent(Obj parent, String namespace) {
    var ref = parent.object("parentRef");
    var written = ref.text("namespace");
    return new ParentStatus(
        new Parent(written.isEmpty() ? namespace : written, ref.text("name"), section(ref)),
        parent.objects("conditions").stream().map(RouteStatuses::condition).toList());
  }

  private static String section(Obj ref) {
    return ref.text("sectionName");
  }

  private static Condition condition(Obj condition) {
    return new Condition(
        condition.text("type"),
        condition.text("status"),
        condition.text("reason"),
        condition.text("message"),
        condition.number("observedGeneration").orElse(0L));
  }
}
