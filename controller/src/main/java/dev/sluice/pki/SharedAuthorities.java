package dev.sluice.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;

/// The authorities that all replicas agree on: found by whichever comes first, succeeded by
/// whichever sees first that it is time.
public final class SharedAuthorities {

  private static final int ATTEMPTS = 10;

  private final AuthorityStore store;
  private final Issuer issuer;

  /// Kept in this store, made by this issuer.
  public SharedAuthorities(AuthorityStore store, Issuer issuer) {
    this.store = store;
    this.issuer = issuer;
  }

  /// The authorities at this instant.
  ///
  /// @throws IOException if the store cannot be used, or holds something else
  public Authorities at(Instant now) throws IOException {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var agreed = agreed(now);
      if (agreed.isPresent()) {
        return agreed.get();
      }
    }
    throw new IOException("other replicas keep replacing the certificate authority");
  }

  /// Empty if somebody else was faster.
  private Optional<Authorities> agreed(Instant now) throws IOException {
    var kept = store.read();
    if (kept.isEmpty()) {
      var first = issuer.found(now);
      return store.create(first.data()) ? Optional.of(first) : Optional.empty();
    }
    var known = decoded(kept.get());
    var next = issuer.succeeded(known, now);
    if (next.equals(known) || store.replace(kept.get().version(), next.data())) {
      return Optional.of(next);
    }
    return Optional.empty();
  }

  private static Authorities decoded(AuthorityStore.Kept kept) throws IOException {
    try {
      return Authorities.of(kept.data());
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      throw new IOException(
          "the Secret of the certificate authority has no usable %s and %s; delete it to begin anew"
              .formatted(Authorities.CERTIFICATES, Authorities.KEYS),
          malformed);
    }
  }
}
