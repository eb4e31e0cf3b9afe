package dev.sluice.knative;

/// Paths at which certificate authorities ask whether a host is who it says (RFC 8555, HTTP-01).
public final class Challenges {

  private static final String BEGINNING = "/.well-known/acme-challenge/";

  private Challenges() {}

  /// Whether requests whose paths begin so are challenges.
  public static boolean isChallenge(String path) {
    return path.startsWith(BEGINNING);
  }
}
