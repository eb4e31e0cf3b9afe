package dev.sluice.render;

import dev.sluice.object.AllowedRoutes.RouteKind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.ParentRef;
import dev.sluice.status.Condition;
import dev.sluice.status.ObjectStatus;
import dev.sluice.status.ObjectStatus.ClassStatus;
import dev.sluice.status.ObjectStatus.GatewayStatus;
import dev.sluice.status.ObjectStatus.ListenerSetStatus;
import dev.sluice.status.ObjectStatus.ListenerStatus;
import dev.sluice.status.ObjectStatus.ParentStatus;
import dev.sluice.status.ObjectStatus.RouteStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Statuses as the API writes them.
public final class StatusDocuments {

  private StatusDocuments() {}

  /// One document per object, in order.
  public static List<Map<String, Object>> documents(SortedMap<ObjectKey, ObjectStatus> statuses) {
    return statuses.entrySet().stream()
        .map(entry -> document(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Map<String, Object> document(ObjectKey key, ObjectStatus status) {
    var document = new LinkedHashMap<String, Object>();
    document.put("apiVersion", key.kind().group() + "/" + key.kind().versions().getFirst());
    document.put("kind", key.kind().label());
    document.put("metadata", metadata(key));
    document.put("status", status(status));
    return document;
  }

  private static Map<String, Object> metadata(ObjectKey key) {
    var metadata = new LinkedHashMap<String, Object>();
    if (!key.namespace().isEmpty()) {
      metadata.put("namespace", key.namespace());
    }
    metadata.put("name", key.name());
    return metadata;
  }

  private static Map<String, Object> status(ObjectStatus status) {
    return switch (status) {
      case ClassStatus ofClass -> gatewayClass(ofClass);
      case GatewayStatus gateway -> gateway(gateway);
      case ListenerSetStatus(var conditions, var listeners) ->
          ordered(
              "conditions", conditions(conditions),
              "listeners", listeners.stream().map(StatusDocuments::listener).toList());
      case RouteStatus(var parents) ->
          Map.of("parents", parents.stream().map(StatusDocuments::parent).toList());
    };
  }

  private static Map<String, Object> gatewayClass(ClassStatus status) {
    var tree = ordered("conditions", conditions(status.conditions()));
    if (!status.supportedFeatures().isEmpty()) {
      tree.put(
          "supportedFeatures",
          status.supportedFeatures().stream().map(name -> ordered("name", name)).toList());
    }
    return tree;
  }

  private static Map<String, Object> gateway(GatewayStatus status) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put(
        "addresses",
        status.addresses().stream()
            .map(address -> ordered("type", "IPAddress", "value", address))
            .toList());
    tree.put("conditions", conditions(status.conditions()));
    tree.put("listeners", status.listeners().stream().map(StatusDocuments::listener).toList());
    if (status.attachedListenerSets() > 0) {
      tree.put("attachedListenerSets", status.attachedListenerSets());
    }
    return tree;
  }

  private static Map<String, Object> listener(ListenerStatus status) {
    return ordered(
        "name", status.name(),
        "attachedRoutes", status.attachedRoutes(),
        "supportedKinds", status.supportedKinds().stream().map(StatusDocuments::kind).toList(),
        "conditions", conditions(status.conditions()));
  }

  private static Map<String, Object> kind(RouteKind kind) {
    return ordered("group", kind.group(), "kind", kind.kind());
  }

  private static Map<String, Object> parent(ParentStatus status) {
    return ordered(
        "parentRef", parentRef(status.parentRef()),
        "controllerName", status.controllerName(),
        "conditions", conditions(status.conditions()));
  }

  private static Map<String, Object> parentRef(ParentRef ref) {
    var tree = ordered("group", ref.group(), "kind", ref.kind());
    ref.namespace().ifPresent(namespace -> tree.put("namespace", namespace));
    tree.put("name", ref.name());
    ref.sectionName().ifPresent(section -> tree.put("sectionName", section));
    ref.port().ifPresent(port -> tree.put("port", port));
    return tree;
  }

  private static List<Map<String, Object>> conditions(List<Condition> conditions) {
    return conditions.stream()
        .map(
            condition ->
                ordered(
                    "type", condition.type(),
                    "status", condition.status(),
                    "reason", condition.reason(),
                    "message", condition.message(),
                    "observedGeneration", condition.observedGeneration()))
        .toList();
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    var tree = new LinkedHashMap<String, Object>();
    for (var at = 0; at < namesAndValues.length; at += 2) {
      tree.put((String) namesAndValues[at], namesAndValues[at + 1]);
    }
    return tree;
  }
}
