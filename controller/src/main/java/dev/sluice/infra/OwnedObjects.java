package dev.sluice.infra;

import dev.sluice.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What all objects of a data plane have in common.
final class OwnedObjects {

  private OwnedObjects() {}

  static DesiredObject of(InfraKind kind, DataPlane plane, Json.Obj content) {
    return of(kind, plane, plane.annotations(), content);
  }

  static DesiredObject of(
      InfraKind kind, DataPlane plane, SortedMap<String, String> annotations, Json.Obj content) {
    var tenant = plane.tenant();
    var metadata =
        Json.Obj.EMPTY
            .with("name", tenant.objectName())
            .with("namespace", tenant.namespace())
            .with("labels", Json.textByName(Labels.of(plane)))
            .with("annotations", Json.textByName(annotations))
            .with("ownerReferences", Json.list(tenant.owner()));
    var body =
        Json.Obj.EMPTY
            .with("apiVersion", kind.apiVersion())
            .with("kind", kind.label())
            .with("metadata", metadata);
    for (var field : content.fields().entrySet()) {
      body = body.with(field.getKey(), field.getValue());
    }
    return new DesiredObject(kind, tenant.namespace(), tenant.objectName(), body);
  }

  static Json.Obj selector(DataPlane plane) {
    return Json.Obj.EMPTY.with("matchLabels", Json.textByName(plane.tenant().selector()));
  }

  static SortedMap<String, String> base64(Map<String, String> data) {
    var encoded = new TreeMap<String, String>();
    data.forEach(
        (key, text) ->
            encoded.put(
                key, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
    return encoded;
  }
}
