package dev.sluice.standalone;

import java.util.Locale;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/// A line that Envoy logged, with the level that Envoy gave it.
record EnvoyLogLine(Level level, String message) {
  /// In the notation of spdlog: level, component, message.
  static final String FORMAT = "[%l][%n] %v";

  private static final Pattern LINE = Pattern.compile("\\[([a-z]+)]\\[([^]]*)] (.*)");

  /// Anything in another form was not logged but printed, as crashes are: a warning.
  static EnvoyLogLine parse(String line) {
    var parts = LINE.matcher(line);
    return parts.matches()
        ? new EnvoyLogLine(slf4jLevel(parts.group(1)), parts.group(2) + ": " + parts.group(3))
        : new EnvoyLogLine(Level.WARN, line);
  }

  /// Envoy's name for the most detailed level that the logger lets through.
  static Level levelOf(Logger logger) {
    for (var level : new Level[] {Level.TRACE, Level.DEBUG, Level.INFO, Level.WARN}) {
      if (logger.isEnabledForLevel(level)) {
        return level;
      }
    }
    return Level.ERROR;
  }

  static String envoyLevel(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  private static Level slf4jLevel(String envoyLevel) {
    return switch (envoyLevel) {
      case "trace" -> Level.TRACE;
      case "debug" -> Level.DEBUG;
      case "info" -> Level.INFO;
      case "error", "critical" -> Level.ERROR;
      default -> Level.WARN;
    };
  }
}
