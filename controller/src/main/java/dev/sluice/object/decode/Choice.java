package dev.sluice.object.decode;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One of a fixed set of words.
final class Choice {

  private Choice() {}

  /// The rule that text must be one of the words.
  private record Words(Collection<String> words) implements TextRule {

    @Override
    public Optional<String> objection(String value) {
      return words.contains(value) ? Optional.empty() : Optional.of(say(value, words));
    }

    @Override
    public boolean closed() {
      return true;
    }
  }

  static TextRule of(Collection<String> words) {
    return new Words(words);
  }

  static TextRule of(String... words) {
    return of(List.of(words));
  }

  /// Values by the words that manifests have for them, in the order given.
  static <E> Map<String, E> labelled(E[] values, Function<E, String> label) {
    var byLabel = new LinkedHashMap<String, E>();
    Arrays.stream(values).forEach(value -> byLabel.put(label.apply(value), value));
    return Collections.unmodifiableMap(byLabel);
  }

  private static String say(String value, Collection<String> words) {
    var advice = words.size() == 1 ? "write " : "write one of ";
    return Quoted.of(value) + " is not known; " + advice + String.join(", ", words);
  }
}
