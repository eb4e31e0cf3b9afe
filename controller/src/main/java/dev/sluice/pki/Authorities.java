package dev.sluice.pki;

import dev.sluice.pem.PemCertificates;
import dev.sluice.pem.PemPrivateKey;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The authorities that are trusted at a time: usually one, two while the next takes over.
///
/// @param oldestFirst in the order in which they were made, at least one
public record Authorities(List<Authority> oldestFirst) {

  /// Key of the certificates in the Secret that keeps this.
  static final String CERTIFICATES = "ca.crt";

  /// Key of the private keys in that Secret, in the order of the certificates.
  static final String KEYS = "ca.key";

  private static final String END_OF_KEY = "-----END PRIVATE KEY-----\n";

  public Authorities {
    oldestFirst = List.copyOf(oldestFirst);
    if (oldestFirst.isEmpty()) {
      throw new IllegalArgumentException("no authority");
    }
  }

  /// The authority that signs now: the newest that everybody has had the time to learn of.
  public Authority signer(Instant now, Lifetimes lifetimes) {
    var learnedOf = now.minus(lifetimes.settling());
    return oldestFirst.reversed().stream()
        .filter(authority -> !authority.made().isAfter(learnedOf))
        .findFirst()
        .orElse(oldestFirst.getFirst());
  }

  /// What everybody trusts, in PEM.
  public String bundle() {
    return PemCertificates.text(certificates());
  }

  /// What everybody trusts.
  public List<X509Certificate> certificates() {
    return oldestFirst.stream().map(Authority::certificate).toList();
  }

  /// The data of the Secret that keeps this for all replicas; confidential.
  public Map<String, String> data() {
    var keys =
        oldestFirst.stream()
            .map(authority -> PemPrivateKey.text(authority.key()))
            .collect(Collectors.joining());
    return new TreeMap<>(Map.of(CERTIFICATES, bundle(), KEYS, keys));
  }

  /// Reads what [#data] wrote.
  ///
  /// @throws GeneralSecurityException if it is something else
  public static Authorities of(Map<String, String> data) throws GeneralSecurityException {
    var certificates = PemCertificates.parse(data.getOrDefault(CERTIFICATES, ""));
    var keys = data.getOrDefault(KEYS, "").splitWithDelimiters(END_OF_KEY, 0);
    var authorities = new ArrayList<Authority>();
    for (var at = 0; at < certificates.size(); at++) {
      var block = 2 * at + 1 < keys.length ? keys[2 * at] + keys[2 * at + 1] : "";
      authorities.add(new Authority(certificates.get(at), PemPrivateKey.parse(block)));
    }
    return new Authorities(authorities);
  }
}
