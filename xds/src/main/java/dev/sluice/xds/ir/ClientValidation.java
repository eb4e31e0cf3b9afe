package dev.sluice.xds.ir;

/// Which certificates clients have to present.
///
/// @param anchors name of the [TrustAnchors] that vouch for them
/// @param demand what happens to clients without a valid one
public record ClientValidation(String anchors, Demand demand) {

  /// What happens to clients without a valid certificate.
  public enum Demand {
    /// The handshake fails.
    REQUIRED,
    /// A certificate is asked for, but the client may go without or present any (Gateway API,
    /// `AllowInsecureFallback`). Do not combine with anchors that trust
    /// [TrustAnchors.Source.Nobody].
    REQUESTED
  }
}
