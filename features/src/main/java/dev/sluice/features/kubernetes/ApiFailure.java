package dev.sluice.features.kubernetes;

/// The API server refused a request.
public final class ApiFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int code;

  ApiFailure(int code, String message) {
    super(code + ": " + message);
    this.code = code;
  }

  /// Whether there is no such object.
  public boolean isNotFound() {
    return code == 404;
  }

  /// Whether the object is another than thought, or exists already.
  public boolean isConflict() {
    return code == 409;
  }
}
