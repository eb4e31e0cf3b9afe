package dev.sluice.xds.ir;

import java.util.List;
import java.util.Optional;

/// How TLS to the members of an upstream begins.
///
/// @param serverName the name to ask for (SNI)
/// @param identities who the member may be, any of them; at least one
/// @param anchors name of the [TrustAnchors] that vouch for the member
/// @param keyPair name of the [KeyPair] to present, if asked for one
public record TlsOrigination(
    String serverName, List<Identity> identities, String anchors, Optional<String> keyPair) {

  public TlsOrigination {
    if (identities.isEmpty()) {
      throw new IllegalArgumentException("whoever answers would be believed");
    }
    identities = List.copyOf(identities);
  }

  /// TLS to a member that goes by the name asked for, without a certificate of our own.
  public static TlsOrigination to(String serverName, String anchors) {
    return new TlsOrigination(
        serverName, List.of(new Identity.Dns(serverName)), anchors, Optional.empty());
  }

  /// The same, with a certificate of our own for members that ask for one.
  public TlsOrigination presenting(String ownKeyPair) {
    return new TlsOrigination(serverName, identities, anchors, Optional.of(ownKeyPair));
  }

  /// A subject alternative name to look for in the certificate of a member.
  public sealed interface Identity {

    /// A DNS name.
    ///
    /// @param name exact, which a wildcard certificate satisfies too; or `*.suffix`, which any name
    ///   below the suffix satisfies
    record Dns(String name) implements Identity {}

    /// A URI, such as a SPIFFE identity, compared as a whole.
    record Uri(String uri) implements Identity {}
  }
}
