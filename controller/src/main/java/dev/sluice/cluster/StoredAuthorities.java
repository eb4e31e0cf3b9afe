package dev.sluice.cluster;

import dev.sluice.infra.AuthoritySecret;
import dev.sluice.infra.InfraKind;
import dev.sluice.kube.ObjectWriter;
import dev.sluice.pki.AuthorityStore;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Keeps the certificate authorities in a Secret of the control plane's namespace. Any thread;
/// calls block.
public final class StoredAuthorities implements AuthorityStore {

  private final ObjectWriter objects;
  private final String namespace;

  /// @param namespace the namespace of the control plane
  public StoredAuthorities(ObjectWriter objects, String namespace) {
    this.objects = objects;
    this.namespace = namespace;
  }

  @Override
  public Optional<Kept> read() throws IOException {
    return objects
        .read(
            InfraKind.SECRET.apiVersion(),
            InfraKind.SECRET.label(),
            namespace,
            AuthoritySecret.NAME)
        .map(AuthoritySecret::kept);
  }

  @Override
  public boolean create(Map<String, String> data) throws IOException {
    return objects.createOnce(AuthoritySecret.created(namespace, data));
  }

  @Override
  public boolean replace(String version, Map<String, String> data) throws IOException {
    return objects.replace(AuthoritySecret.replaced(namespace, version, data));
  }
}
