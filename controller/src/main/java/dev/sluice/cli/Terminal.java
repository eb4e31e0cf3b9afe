package dev.sluice.cli;

import java.util.Optional;

/// The terminal that the command was started from.
final class Terminal {

  private static final int USUAL_WIDTH = 120;

  private Terminal() {}

  /// Its width in characters, as the shell tells in `COLUMNS`.
  static int width() {
    return Optional.ofNullable(System.getenv("COLUMNS"))
        .filter(text -> text.matches("\\d{2,4}"))
        .map(Integer::valueOf)
        .orElse(USUAL_WIDTH);
  }
}
