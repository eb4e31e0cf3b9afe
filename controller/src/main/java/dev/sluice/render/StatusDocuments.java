package dev.sluice.render;

import dev.sluice.json.Json;
import dev.sluice.object.ObjectKey;
import dev.sluice.status.ObjectStatus;
import dev.sluice.status.StatusFields;
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
    document.put("status", tree(StatusFields.of(status)));
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

  private static Object tree(Json value) {
    return switch (value) {
      case Json.Obj(var fields) -> tree(fields);
      case Json.Arr(var items) -> items.stream().map(StatusDocuments::tree).toList();
      case Json.Text(var text) -> text;
      case Json.Num number -> number.whole().orElse(0L);
      case Json.Bool(var truth) -> truth;
      case Json.Null _ -> "";
    };
  }

  private static Map<String, Object> tree(Map<String, Json> fields) {
    var tree = new LinkedHashMap<String, Object>();
    fields.forEach((name, value) -> tree.put(name, tree(value)));
    return tree;
  }
}
