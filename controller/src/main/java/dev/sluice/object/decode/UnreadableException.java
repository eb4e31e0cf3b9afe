package dev.sluice.object.decode;

/// A document is not YAML, or uses a part of YAML that manifests cannot use.
final class UnreadableException extends Exception {

  private static final long serialVersionUID = 1;

  private final int line;

  UnreadableException(int line, String message) {
    super(message);
    this.line = line;
  }

  int line() {
    return line;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
