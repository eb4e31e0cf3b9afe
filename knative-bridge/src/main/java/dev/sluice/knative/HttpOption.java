package dev.sluice.knative;

/// What becomes of requests in plain text that reach rules for everybody.
///
/// @param written the word as written, which the hash of a KIngress keeps; empty where none is
public record HttpOption(String written) {

  /// Nothing is written: plain text is answered.
  public static final HttpOption UNSET = new HttpOption("");

  /// Plain text is answered.
  public static final HttpOption ENABLED = new HttpOption("Enabled");

  /// Plain text is sent to the same address in TLS.
  public static final HttpOption REDIRECTED = new HttpOption("Redirected");

  /// Whether clients are sent to the same address in TLS.
  public boolean redirects() {
    return equals(REDIRECTED);
  }

  /// Whether the word has a meaning.
  public boolean known() {
    return equals(UNSET) || equals(ENABLED) || equals(REDIRECTED);
  }
}
