package dev.sluice.translate.tls;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Reason;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.ObjectRef;
import dev.sluice.object.Secret;
import dev.sluice.pem.PemKeyPair;
import dev.sluice.translate.reference.Grants;
import dev.sluice.translate.reference.Resolved;
import dev.sluice.translate.reference.Resolved.Broken;
import dev.sluice.translate.reference.Resolved.Found;
import dev.sluice.xds.ir.KeyPair;

/// Certificates that listeners present, from Secrets of type `kubernetes.io/tls`.
public final class KeyPairs {

  private static final String CERTIFICATE = "tls.crt";
  private static final String PRIVATE_KEY = "tls.key";

  private final Facts facts;
  private final Grants grants;
  private final Derived<ObjectKey, Resolved<KeyPair>> bySecret;

  /// Certificates from the Secrets among the facts.
  public KeyPairs(Incremental engine, Facts facts, Grants grants) {
    this.facts = facts;
    this.grants = grants;
    this.bySecret = engine.derive("key pair", this::read);
  }

  /// The name of the key pair in a Secret.
  public static String name(ObjectKey secret) {
    return "secret/" + secret.path();
  }

  /// The key pair in a Secret.
  public Resolved<KeyPair> get(ObjectKey secret) {
    return bySecret.get(secret);
  }

  /// The Secret that a Gateway may refer to and that holds a usable key pair.
  ///
  /// @param invalid the word of the API for a reference to anything else
  public Resolved<ObjectKey> resolve(ObjectKey gateway, ObjectRef ref, Reason invalid) {
    if (!ref.refersTo(Kind.SECRET)) {
      return new Broken<>(
          invalid,
          "a certificate must be in a Secret, not in a %s of group \"%s\""
              .formatted(ref.kind(), ref.group()));
    }
    var secret = ref.key(Kind.SECRET, gateway.namespace());
    var refusal = grants.<ObjectKey>refusal(gateway, secret);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return switch (get(secret)) {
      case Found<KeyPair> _ -> new Found<>(secret);
      case Broken<KeyPair>(_, var message) -> new Broken<>(invalid, message);
    };
  }

  private Resolved<KeyPair> read(ObjectKey key) {
    return facts.secret(key).map(KeyPairs::read).orElseGet(() -> broken(key + " does not exist"));
  }

  private static Resolved<KeyPair> read(Secret secret) {
    var certificate = secret.data().get(CERTIFICATE);
    var privateKey = secret.data().get(PRIVATE_KEY);
    if (certificate == null || privateKey == null) {
      return broken(
          "%s needs the keys %s and %s".formatted(secret.key(), CERTIFICATE, PRIVATE_KEY));
    }
    return PemKeyPair.complaint(certificate, privateKey)
        .<Resolved<KeyPair>>map(complaint -> broken(secret.key() + ": " + complaint))
        .orElseGet(() -> new Found<>(new KeyPair(name(secret.key()), certificate, privateKey)));
  }

  private static <T> Broken<T> broken(String message) {
    return new Broken<>(Reason.INVALID_CERTIFICATE_REF, message);
  }
}
