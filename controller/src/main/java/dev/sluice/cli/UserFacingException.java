package dev.sluice.cli;

/// Something in the environment is not as it must be; the message says what to do about it.
public final class UserFacingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param message one line for people
  public UserFacingException(String message) {
    super(message);
  }
}
