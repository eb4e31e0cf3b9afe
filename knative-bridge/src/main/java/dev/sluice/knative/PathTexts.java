package dev.sluice.knative;

import java.util.Optional;
import java.util.regex.Pattern;

/// What the beginnings of paths may look like.
final class PathTexts {

  private static final Pattern NEVER_IN_A_PATH = Pattern.compile("[?#\\s\\p{Cntrl}]");

  private PathTexts() {}

  /// What is wrong with the beginning of a path, and what to write; empty text means every path.
  static Optional<String> objection(String path) {
    if (path.isEmpty()) {
      return Optional.empty();
    }
    if (!path.startsWith("/")) {
      return Optional.of("\"%s\" does not begin with `/`; write /%s".formatted(path, path));
    }
    return NEVER_IN_A_PATH.matcher(path).find()
        ? Optional.of("\"%s\" is in no path; write it without spaces, `?` and `#`".formatted(path))
        : Optional.empty();
  }
}
