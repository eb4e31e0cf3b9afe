package dev.sluice.infra;

import dev.sluice.json.Json;
import dev.sluice.pki.AuthorityStore;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/// The Secret that keeps the certificate authorities for all replicas, as a value.
public final class AuthoritySecret {

  /// Its name in the namespace of the control plane.
  public static final String NAME = "sluice-authority";

  private AuthoritySecret() {}

  /// The Secret to create, for [AuthorityStore#create].
  public static Json.Obj created(String namespace, Map<String, String> data) {
    var metadata =
        Json.Obj.EMPTY
            .with("name", NAME)
            .with("namespace", namespace)
            .with("labels", Json.Obj.EMPTY.with(Labels.MANAGED_BY, Labels.SLUICE));
    return Json.Obj.EMPTY
        .with("apiVersion", InfraKind.SECRET.apiVersion())
        .with("kind", InfraKind.SECRET.label())
        .with("metadata", metadata)
        .with("type", "Opaque")
        .with("data", Json.textByName(OwnedObjects.base64(data)));
  }

  /// The Secret to update, for [AuthorityStore#replace]: the API server refuses it if another
  /// version is there by now.
  public static Json.Obj replaced(String namespace, String version, Map<String, String> data) {
    var created = created(namespace, data);
    return created.with("metadata", created.object("metadata").with("resourceVersion", version));
  }

  /// What a Secret that was read keeps, for [AuthorityStore#read].
  ///
  /// @throws IllegalArgumentException if its data is not base64
  public static AuthorityStore.Kept kept(Json.Obj secret) {
    var data = new TreeMap<String, String>();
    var encoded = secret.object("data");
    for (var key : encoded.fields().keySet()) {
      var bytes = Base64.getDecoder().decode(encoded.text(key));
      data.put(key, new String(bytes, StandardCharsets.UTF_8));
    }
    return new AuthorityStore.Kept(secret.object("metadata").text("resourceVersion"), data);
  }
}
