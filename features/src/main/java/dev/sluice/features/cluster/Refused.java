package dev.sluice.features.cluster;

/// The API server did not do what it was asked.
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  Refused(int status, String message) {
    super(status + ": " + message);
    this.status = status;
  }

  /// The HTTP status of the answer.
  public int status() {
    return status;
  }
}
