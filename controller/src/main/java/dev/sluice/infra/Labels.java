package dev.sluice.infra;

import dev.sluice.json.Json;
import java.util.SortedMap;
import java.util.TreeMap;

/// Labels and references that every object of a proxy carries.
public final class Labels {

  /// The Gateway that an object was made for (GEP-1762).
  public static final String GATEWAY_NAME = "gateway.networking.k8s.io/gateway-name";

  /// The class that an object was made for.
  public static final String CLASS_NAME = "gateway.networking.k8s.io/gateway-class-name";

  /// Who made an object.
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /// The value of [#MANAGED_BY].
  public static final String SLUICE = "sluice";

  /// Whether proxies serve a `gateway` or a `class`.
  public static final String PROXIES_OF = "sluice.dev/proxies-of";

  private Labels() {}

  /// Those that the Gateway asks for, and ours, which win.
  static SortedMap<String, String> of(DataPlane plane) {
    var labels = new TreeMap<>(plane.labels());
    labels.put("app.kubernetes.io/name", "envoy");
    labels.put("app.kubernetes.io/component", "proxy");
    labels.put(MANAGED_BY, SLUICE);
    labels.put(CLASS_NAME, GeneratedNames.labelValue(plane.tenant().className()));
    labels.putAll(plane.tenant().selector());
    return labels;
  }

  static Json.Obj owner(String kind, String name, String uid) {
    return Json.Obj.EMPTY
        .with("apiVersion", "gateway.networking.k8s.io/v1")
        .with("kind", kind)
        .with("name", name)
        .with("uid", uid)
        .with("controller", true);
  }
}
