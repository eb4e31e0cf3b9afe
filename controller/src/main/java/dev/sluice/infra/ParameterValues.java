package dev.sluice.infra;

import dev.sluice.object.decode.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/// The values of a ConfigMap, asked for by key. What does not fit is complained about and counts as
/// absent.
final class ParameterValues {

  private final SortedMap<String, String> data;
  private final TreeSet<String> asked = new TreeSet<>();
  private final List<String> complaints = new ArrayList<>();

  ParameterValues(SortedMap<String, String> data) {
    this.data = data;
  }

  Optional<Integer> number(String key, int least, int most) {
    return value(
            key,
            text -> text.matches("\\d{1,9}") && inRange(Integer.parseInt(text), least, most),
            "a whole number from %d to %d".formatted(least, most))
        .map(Integer::valueOf);
  }

  Optional<String> quantity(String key) {
    return value(key, Quantity::isOne, "a quantity such as 500m or 256Mi");
  }

  Optional<String> text(String key) {
    return value(key, text -> !text.isEmpty(), "a text of at least one letter");
  }

  Optional<Boolean> truth(String key) {
    return oneOf(key, new Boolean[] {true, false}, String::valueOf);
  }

  <T> Optional<T> oneOf(String key, T[] values, Function<T, String> label) {
    var labels = Arrays.stream(values).map(label).toList();
    return value(key, labels::contains, "one of " + String.join(", ", labels))
        .map(text -> values[labels.indexOf(text)]);
  }

  /// Complains about a key that is there but belongs elsewhere.
  void refuse(String key, String why) {
    asked.add(key);
    if (data.containsKey(key)) {
      complaints.add(key + ": " + why);
    }
  }

  /// What is wrong, with keys that nobody asked for.
  List<String> complaints() {
    var all = new ArrayList<>(complaints);
    data.keySet().stream()
        .filter(key -> !asked.contains(key))
        .map(key -> "unknown key %s; %s".formatted(key, suggestion(key)))
        .forEach(all::add);
    return all;
  }

  private String suggestion(String key) {
    return NearestName.of(key, asked)
        .map(name -> "did you mean " + name + "?")
        .orElse("known are " + String.join(", ", asked));
  }

  private Optional<String> value(String key, Predicate<String> fits, String wanted) {
    asked.add(key);
    var written = Optional.ofNullable(data.get(key)).map(String::strip);
    written
        .filter(fits.negate())
        .ifPresent(wrong -> complaints.add("%s: '%s' is not %s".formatted(key, wrong, wanted)));
    return written.filter(fits);
  }

  private static boolean inRange(int number, int least, int most) {
    return number >= least && number <= most;
  }
}
