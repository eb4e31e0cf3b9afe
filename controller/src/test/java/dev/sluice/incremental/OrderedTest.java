package dev.sluice.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OrderedTest {
  private final Ordered<String, Integer> fruit =
      Ordered.<String, Integer>empty()
          .with(
              new TreeMap<>(
                  Map.of("pear", Optional.of(2), "apple", Optional.of(1), "plum", Optional.of(3))));

  @Test
  void keysAndValuesComeInTheOrderOfTheKeys() {
    assertThat(fruit.keys()).isEqualTo(List.of("apple", "pear", "plum"));
    assertThat(fruit.values()).isEqualTo(List.of(1, 2, 3));
    assertThat(fruit.get("pear")).contains(2);
    assertThat(fruit.get("quince")).isEmpty();
  }

  @Test
  void aChangeLeavesTheOriginalAlone() {
    var changes = new TreeMap<String, Optional<Integer>>();
    changes.put("apple", Optional.empty());
    changes.put("fig", Optional.of(9));
    changes.put("plum", Optional.of(4));

    var changed = fruit.with(changes);

    assertThat(changed.keys()).isEqualTo(List.of("fig", "pear", "plum"));
    assertThat(changed.values()).isEqualTo(List.of(9, 2, 4));
    assertThat(fruit.size()).isEqualTo(3);
  }

  @Test
  void withoutTheLastKeyItIsTheEmptyOne() {
    var none = new TreeMap<String, Optional<Integer>>();
    fruit.keys().forEach(key -> none.put(key, Optional.empty()));

    assertThat(fruit.with(none)).isSameAs(Ordered.empty());
  }

  @Test
  void anyChangesGiveWhatASortedMapGives() {
    var random = new SplittableRandom(7);
    var expected = new TreeMap<Integer, Integer>();
    var ordered = Ordered.<Integer, Integer>empty();
    for (var round = 0; round < 500; round++) {
      var changes = new TreeMap<Integer, Optional<Integer>>();
      for (var change = random.nextInt(5); change >= 0; change--) {
        var value =
            random.nextBoolean() ? Optional.of(random.nextInt()) : Optional.<Integer>empty();
        changes.put(random.nextInt(40), value);
      }
      changes.forEach((key, value) -> expected.compute(key, (_, _) -> value.orElse(null)));
      ordered = ordered.with(changes);
      assertThat(ordered.keys()).isEqualTo(List.copyOf(expected.keySet()));
      assertThat(ordered.values()).isEqualTo(List.copyOf(expected.values()));
    }
  }
}
