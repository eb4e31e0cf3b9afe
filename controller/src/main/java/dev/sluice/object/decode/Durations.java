package dev.sluice.object.decode;

import java.time.Duration;
import java.util.Optional;

/// Lengths of time as the Gateway API writes them (GEP-2257): `10s`, `1h30m`, `500ms`.
final class Durations {

  static final TextRule RULE =
      TextRule.of(
          value -> parse(value).isPresent(),
          "up to four numbers of up to five digits with h, m, s or ms, such as 10s or 1m30s");

  private static final int MOST_PARTS = 4;
  private static final int MOST_DIGITS = 5;

  private Durations() {}

  static Optional<Duration> parse(String text) {
    var total = Duration.ZERO;
    var at = 0;
    for (var parts = 0; at < text.length(); parts++) {
      var unit = unitAfterDigits(text, at);
      if (parts == MOST_PARTS || unit == at || unit - at > MOST_DIGITS || unit == text.length()) {
        return Optional.empty();
      }
      var amount = Integer.parseInt(text, at, unit, 10);
      var millis = text.startsWith("ms", unit);
      var length = part(amount, text.charAt(unit), millis);
      if (length.isEmpty()) {
        return Optional.empty();
      }
      total = total.plus(length.get());
      at = unit + (millis ? 2 : 1);
    }
    return at == 0 ? Optional.empty() : Optional.of(total);
  }

  private static int unitAfterDigits(String text, int from) {
    var at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static Optional<Duration> part(int amount, char unit, boolean millis) {
    if (millis) {
      return Optional.of(Duration.ofMillis(amount));
    }
    return switch (unit) {
      case 'h' -> Optional.of(Duration.ofHours(amount));
      case 'm' -> Optional.of(Duration.ofMinutes(amount));
      case 's' -> Optional.of(Duration.ofSeconds(amount));
      default -> Optional.empty();
    };
  }
}
