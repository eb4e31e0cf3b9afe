package dev.sluice.status;

import dev.sluice.json.Json;
import dev.sluice.json.Json.Obj;
import dev.sluice.object.AllowedRoutes.RouteKind;
import dev.sluice.object.GatewayAddress;
import dev.sluice.object.ParentRef;
import dev.sluice.status.ObjectStatus.ClassStatus;
import dev.sluice.status.ObjectStatus.GatewayStatus;
import dev.sluice.status.ObjectStatus.IngressStatus;
import dev.sluice.status.ObjectStatus.ListenerSetStatus;
import dev.sluice.status.ObjectStatus.ListenerStatus;
import dev.sluice.status.ObjectStatus.ParentStatus;
import dev.sluice.status.ObjectStatus.PolicyStatus;
import dev.sluice.status.ObjectStatus.RouteStatus;
import dev.sluice.translate.knative.LoadBalancer;
import java.util.List;

/// Statuses in the form that the API gives them, without times of transition.
public final class StatusFields {

  private StatusFields() {}

  /// The fields of a status.
  public static Obj of(ObjectStatus status) {
    return switch (status) {
      case ClassStatus gatewayClass -> gatewayClass(gatewayClass);
      case GatewayStatus gateway -> gateway(gateway);
      case ListenerSetStatus(var conditions, var listeners) ->
          Obj.EMPTY
              .with("conditions", conditions(conditions))
              .with("listeners", listeners.stream().map(StatusFields::listener).toList());
      case RouteStatus(var parents) -> Obj.EMPTY.with("parents", towards("parentRef", parents));
      case IngressStatus ingress -> ingress(ingress);
      case PolicyStatus(var ancestors) ->
          Obj.EMPTY.with("ancestors", towards("ancestorRef", ancestors));
    };
  }

  private static Obj gatewayClass(ClassStatus status) {
    var fields = Obj.EMPTY.with("conditions", conditions(status.conditions()));
    return status.supportedFeatures().isEmpty()
        ? fields
        : fields.with(
            "supportedFeatures",
            status.supportedFeatures().stream().map(name -> Obj.EMPTY.with("name", name)).toList());
  }

  private static Obj gateway(GatewayStatus status) {
    var fields =
        Obj.EMPTY
            .with("addresses", status.addresses().stream().map(StatusFields::address).toList())
            .with("conditions", conditions(status.conditions()))
            .with("listeners", status.listeners().stream().map(StatusFields::listener).toList());
    return status.attachedListenerSets() > 0
        ? fields.with("attachedListenerSets", status.attachedListenerSets())
        : fields;
  }

  private static Obj ingress(IngressStatus status) {
    var fields =
        Obj.EMPTY
            .with("observedGeneration", status.observedGeneration())
            .with(
                "conditions",
                status.conditions().stream().map(StatusFields::knativeCondition).toList());
    if (status.everybody().isPresent()) {
      fields = fields.with("publicLoadBalancer", loadBalancer(status.everybody().get()));
    }
    return status.cluster().isPresent()
        ? fields.with("privateLoadBalancer", loadBalancer(status.cluster().get()))
        : fields;
  }

  /// Knative's conditions have no generation of their own, and nothing to say when all is well.
  private static Obj knativeCondition(Condition condition) {
    var fields = condition(condition).without("observedGeneration");
    return condition.reason().isEmpty() ? fields.without("reason").without("message") : fields;
  }

  private static Obj loadBalancer(LoadBalancer at) {
    var entry =
        at.ip()
            .map(ip -> Obj.EMPTY.with("ip", ip))
            .orElseGet(() -> Obj.EMPTY.with("domainInternal", at.domainInternal().orElse("")));
    return Obj.EMPTY.with("ingress", List.of(entry));
  }

  private static Obj address(GatewayAddress address) {
    return Obj.EMPTY.with("type", address.type()).with("value", address.value().orElse(""));
  }

  private static Obj listener(ListenerStatus status) {
    return Obj.EMPTY
        .with("name", status.name())
        .with("attachedRoutes", status.attachedRoutes())
        .with("supportedKinds", status.supportedKinds().stream().map(StatusFields::kind).toList())
        .with("conditions", conditions(status.conditions()));
  }

  private static Obj kind(RouteKind kind) {
    return Obj.EMPTY.with("group", kind.group()).with("kind", kind.kind());
  }

  private static List<Obj> towards(String reference, List<ParentStatus> statuses) {
    return statuses.stream().map(status -> parent(reference, status)).toList();
  }

  private static Obj parent(String reference, ParentStatus status) {
    return Obj.EMPTY
        .with(reference, parentRef(status.parentRef()))
        .with("controllerName", status.controllerName())
        .with("conditions", conditions(status.conditions()));
  }

  private static Obj parentRef(ParentRef ref) {
    var fields = Obj.EMPTY.with("group", ref.group()).with("kind", ref.kind());
    if (ref.namespace().isPresent()) {
      fields = fields.with("namespace", ref.namespace().get());
    }
    fields = fields.with("name", ref.name());
    if (ref.sectionName().isPresent()) {
      fields = fields.with("sectionName", ref.sectionName().get());
    }
    return ref.port().isPresent() ? fields.with("port", ref.port().get()) : fields;
  }

  private static List<? extends Json> conditions(List<Condition> conditions) {
    return conditions.stream().map(StatusFields::condition).toList();
  }

  private static Obj condition(Condition condition) {
    return Obj.EMPTY
        .with("type", condition.type())
        .with("status", condition.status())
        .with("reason", condition.reason())
        .with("message", condition.message())
        .with("observedGeneration", condition.observedGeneration());
  }
}
