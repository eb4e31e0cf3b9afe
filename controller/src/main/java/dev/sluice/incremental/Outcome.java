package dev.sluice.incremental;

import java.util.function.Supplier;

/// What a derived function did: gave a value, or threw. Two throws are never equal.
sealed interface Outcome<V> {
  record Gave<V>(V value) implements Outcome<V> {}

  record Threw<V>(RuntimeException failure) implements Outcome<V> {}

  static <V> Outcome<V> of(Supplier<V> function) {
    try {
      return new Gave<>(function.get());
    } catch (RuntimeException e) {
      return new Threw<>(e);
    }
  }

  default V orThrow() {
    return switch (this) {
      case Gave<V>(var value) -> value;
      case Threw<V>(var failure) -> throw failure;
    };
  }
}
