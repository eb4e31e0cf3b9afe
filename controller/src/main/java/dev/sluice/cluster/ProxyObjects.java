package dev.sluice.cluster;

import dev.sluice.infra.DataPlane;
import dev.sluice.infra.DesiredObject;
import dev.sluice.infra.InfraKind;
import dev.sluice.infra.Infrastructure;
import dev.sluice.infra.Tenant;
import dev.sluice.json.Json.Obj;
import dev.sluice.kube.ObjectWriter;
import dev.sluice.pki.Credentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes the objects of one fleet of proxies as they should be, by as few requests as possible. One
/// thread at a time; calls block.
final class ProxyObjects {

  private static final String MANAGER = "sluice";

  private final ObjectWriter objects;
  private final Infrastructure infrastructure;
  private final ControlCertificates certificates;
  private final Map<InfraKind, String> applied = new HashMap<>();
  private Optional<Credentials> credentials = Optional.empty();

  ProxyObjects(
      ObjectWriter objects, Infrastructure infrastructure, ControlCertificates certificates) {
    this.objects = objects;
    this.infrastructure = infrastructure;
    this.certificates = certificates;
  }

  /// Applies what differs from what was applied before.
  ///
  /// @throws IOException if the server cannot be reached or refuses something
  void apply(DataPlane plane) throws IOException {
    if (credentials.isEmpty()) {
      credentials = existing(plane.tenant());
    }
    credentials = Optional.of(certificates.of(plane.tenant().identity(), credentials));
    for (var object : infrastructure.desired(plane, credentials.get())) {
      if (!object.fingerprint().equals(applied.get(object.kind()))) {
        apply(object, plane.tenant());
      }
    }
    for (var kind : Infrastructure.unwanted(plane)) {
      if (applied.remove(kind) != null) {
        delete(kind, plane.tenant());
      }
    }
  }

  /// Forgets what was applied, so that all of it is applied again.
  void forget() {
    applied.clear();
  }

  /// Deletes everything that was made for the tenant.
  void remove(Tenant tenant) throws IOException {
    for (var kind : InfraKind.values()) {
      delete(kind, tenant);
    }
    applied.clear();
  }

  private void apply(DesiredObject object, Tenant tenant) throws IOException {
    if (!applied.containsKey(object.kind())) {
      refuseForeign(object, tenant);
    }
    objects.apply(object.body(), MANAGER, true);
    applied.put(object.kind(), object.fingerprint());
  }

  private void refuseForeign(DesiredObject object, Tenant tenant) throws IOException {
    var existing = read(object.kind(), tenant);
    if (existing.filter(found -> !Infrastructure.mayReplace(found, tenant)).isPresent()) {
      throw new ForeignObjectException(
          "%s exists and was not made for this Gateway: delete or rename it".formatted(object));
    }
  }

  private void delete(InfraKind kind, Tenant tenant) throws IOException {
    var existing = read(kind, tenant).filter(found -> Infrastructure.mayReplace(found, tenant));
    if (existing.isPresent()) {
      objects.delete(
          kind.apiVersion(),
          kind.label(),
          tenant.namespace(),
          tenant.objectName(),
          existing.get().object("metadata").text("uid"));
    }
  }

  private Optional<Obj> read(InfraKind kind, Tenant tenant) throws IOException {
    return objects.read(kind.apiVersion(), kind.label(), tenant.namespace(), tenant.objectName());
  }

  private Optional<Credentials> existing(Tenant tenant) throws IOException {
    return read(InfraKind.SECRET, tenant)
        .filter(secret -> Infrastructure.mayReplace(secret, tenant))
        .flatMap(secret -> Credentials.of(decoded(secret.object("data"))));
  }

  /// What is no base64 is not there: new credentials are issued then.
  private static Map<String, String> decoded(Obj data) {
    var texts = new TreeMap<String, String>();
    for (var name : data.fields().keySet()) {
      try {
        var bytes = Base64.getDecoder().decode(data.text(name));
        texts.put(name, new String(bytes, StandardCharsets.UTF_8));
      } catch (IllegalArgumentException _) {
        return Map.of();
      }
    }
    return texts;
  }
}
