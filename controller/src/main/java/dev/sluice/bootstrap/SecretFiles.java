package dev.sluice.bootstrap;

import dev.sluice.json.Json;
import java.util.SortedMap;
import java.util.TreeMap;

/// Files by which Envoy knows its certificate and its authorities. It watches their directory, so
/// that a certificate is replaced without a restart.
final class SecretFiles {

  private static final String IDENTITY = "identity";
  private static final String AUTHORITIES = "authorities";

  /// Envoy's clients end at TLS 1.2 unless they are told.
  private static final Json.Obj TLS_1_3 =
      Json.Obj.EMPTY
          .with("tls_minimum_protocol_version", "TLSv1_3")
          .with("tls_maximum_protocol_version", "TLSv1_3");

  private final Discovery.MutualTls discovery;

  SecretFiles(Discovery.MutualTls discovery) {
    this.discovery = discovery;
  }

  /// Content by name.
  SortedMap<String, String> content() {
    var files = new TreeMap<String, String>();
    files.put(file(IDENTITY), response(identity()));
    files.put(file(AUTHORITIES), response(authorities()));
    return files;
  }

  Json.Obj transportSocket() {
    var common =
        Json.Obj.EMPTY
            .with("tls_params", TLS_1_3)
            .with("tls_certificate_sds_secret_configs", Json.list(reference(IDENTITY)))
            .with("combined_validation_context", validation());
    return Extensions.named(
        "envoy.transport_sockets.tls",
        Extensions.config("transport_sockets.tls.v3.UpstreamTlsContext")
            .with("sni", discovery.name())
            .with("common_tls_context", common));
  }

  /// Any certificate of our authority is not enough: a proxy must not pose as the control plane.
  private Json.Obj validation() {
    var host =
        Json.Obj.EMPTY
            .with("san_type", "DNS")
            .with("matcher", Json.Obj.EMPTY.with("exact", discovery.name()));
    return Json.Obj.EMPTY
        .with(
            "default_validation_context",
            Json.Obj.EMPTY.with("match_typed_subject_alt_names", Json.list(host)))
        .with("validation_context_sds_secret_config", reference(AUTHORITIES));
  }

  private Json.Obj reference(String name) {
    var source =
        Json.Obj.EMPTY
            .with(
                "path_config_source",
                Json.Obj.EMPTY.with("path", discovery.secrets() + "/" + file(name)))
            .with("resource_api_version", "V3");
    return Json.Obj.EMPTY.with("name", name).with("sds_config", source);
  }

  private Json.Obj identity() {
    var certificate =
        Json.Obj.EMPTY
            .with("certificate_chain", certificateFile("tls.crt"))
            .with("private_key", certificateFile("tls.key"))
            .with("watched_directory", watched());
    return Json.Obj.EMPTY.with("name", IDENTITY).with("tls_certificate", certificate);
  }

  private Json.Obj authorities() {
    var context =
        Json.Obj.EMPTY
            .with("trusted_ca", certificateFile("ca.crt"))
            .with("watched_directory", watched());
    return Json.Obj.EMPTY.with("name", AUTHORITIES).with("validation_context", context);
  }

  private Json.Obj certificateFile(String name) {
    return Json.Obj.EMPTY.with("filename", discovery.certificates() + "/" + name);
  }

  private Json.Obj watched() {
    return Json.Obj.EMPTY.with("path", discovery.certificates());
  }

  private static String response(Json.Obj secret) {
    var type = "transport_sockets.tls.v3.Secret";
    var resource = new Json.Obj(Extensions.config(type).fields());
    for (var field : secret.fields().entrySet()) {
      resource = resource.with(field.getKey(), field.getValue());
    }
    return Json.Obj.EMPTY.with("resources", Json.list(resource)).toString();
  }

  private static String file(String name) {
    return name + ".json";
  }
}
