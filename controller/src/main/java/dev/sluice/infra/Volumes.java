package dev.sluice.infra;

import dev.sluice.json.Json;
import java.util.List;

/// The files of a proxy: what it is told, what it proves itself by, and the socket of its admin
/// interface. Only the last can be written to.
final class Volumes {

  private static final String BOOTSTRAP = "bootstrap";
  private static final String CERTIFICATES = "certificates";
  private static final String RUNTIME = "runtime";
  private static final int GROUP_READABLE = 0440;

  private Volumes() {}

  /// The volumes of a pod.
  ///
  /// @param name of the ConfigMap and of the Secret
  static List<Json.Obj> of(String name) {
    return List.of(
        volume(BOOTSTRAP, "configMap", Json.Obj.EMPTY.with("name", name)),
        volume(
            CERTIFICATES,
            "secret",
            Json.Obj.EMPTY.with("secretName", name).with("defaultMode", GROUP_READABLE)),
        volume(RUNTIME, "emptyDir", Json.Obj.EMPTY.with("sizeLimit", "1Mi")));
  }

  /// Where the container has them.
  static List<Json.Obj> mounts() {
    return List.of(
        mount(BOOTSTRAP, ProxyBootstrap.CONFIGURATION).with("readOnly", true),
        mount(CERTIFICATES, ProxyBootstrap.CERTIFICATES).with("readOnly", true),
        mount(RUNTIME, ProxyBootstrap.RUNTIME));
  }

  private static Json.Obj volume(String name, String source, Json.Obj content) {
    return Json.Obj.EMPTY.with("name", name).with(source, content);
  }

  private static Json.Obj mount(String name, String path) {
    return Json.Obj.EMPTY.with("name", name).with("mountPath", path);
  }
}
