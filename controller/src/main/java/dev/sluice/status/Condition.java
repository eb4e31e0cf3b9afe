package dev.sluice.status;

import dev.sluice.finding.Reason;

/// One condition of an object, as the API writes it, without the time of its last change.
///
/// @param type what it is about, such as `Accepted`
/// @param status `True`, `False` or `Unknown`
/// @param reason one word for why
/// @param message words for people
/// @param observedGeneration generation of the object that this is about
public record Condition(
    String type, String status, String reason, String message, long observedGeneration) {

  /// The status of a condition that holds.
  public static final String TRUE = "True";

  /// The status of a condition that does not hold.
  public static final String FALSE = "False";

  /// The status of a condition of which nothing is known yet.
  public static final String UNKNOWN = "Unknown";

  private static final String REFUSAL = "a proxy refused ";

  /// The message of what cannot be programmed because of a proxy.
  ///
  /// @param resource what the proxy refused
  /// @param text the proxy's own words
  static String refusal(String resource, String text) {
    return REFUSAL + resource + ": " + text;
  }

  /// Whether a proxy refused something, and therefore the condition is as it is.
  public boolean refusedByProxy() {
    return reason.equals(Reason.REFUSED_BY_PROXY.label()) && message.contains(REFUSAL);
  }

  static String status(boolean holds) {
    return holds ? TRUE : FALSE;
  }

  /// Whether the condition says that all is well: it holds, unless it is one that holds only when
  /// something is wrong.
  public boolean good() {
    return switch (type) {
      case "Conflicted",
          "OverlappingTLSConfig",
          "PartiallyInvalid",
          "InsecureFrontendValidationMode" ->
          status.equals(FALSE);
      default -> status.equals(TRUE);
    };
  }
}
