package dev.sluice.translate.gateway;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A host that a listener or route is for: exact, `*.suffix` for any number of labels before the
/// suffix, or `*` for every host.
///
/// @param value lower case
public record Hostname(String value) {

  /// Every host.
  public static final Hostname ANY = new Hostname("*");

  /// Exact before wildcard, longer before shorter, then by text: Gateway API,
  /// `HTTPRouteSpec.hostnames`.
  public static final Comparator<Hostname> MOST_SPECIFIC_FIRST =
      Comparator.comparing(Hostname::wildcard)
          .thenComparingInt(host -> -host.value.length())
          .thenComparing(Hostname::value);

  /// The hostname of an optional field, where absent means every host.
  public static Hostname of(Optional<String> value) {
    return value.filter(text -> !text.isEmpty()).map(Hostname::new).orElse(ANY);
  }

  /// Whether this stands for more than one host.
  public boolean wildcard() {
    return value.startsWith("*");
  }

  /// Whether every host of the other is one of this. A wildcard does not cover its own suffix.
  public boolean covers(Hostname other) {
    if (equals(ANY) || equals(other)) {
      return true;
    }
    return wildcard() && other.value.endsWith(suffix()) && other.value.length() > suffix().length();
  }

  /// The hosts that both stand for, if there are any.
  public Optional<Hostname> intersection(Hostname other) {
    if (covers(other)) {
      return Optional.of(other);
    }
    return other.covers(this) ? Optional.of(this) : Optional.empty();
  }

  /// The more specific one.
  static Hostname moreSpecific(Hostname one, Hostname other) {
    return MOST_SPECIFIC_FIRST.compare(one, other) <= 0 ? one : other;
  }

  private String suffix() {
    return value.substring(1);
  }

  /// Written out: of what the JVM makes for a record, its first compiler makes slow code.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Hostname name && value.equals(name.value));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
