package dev.sluice.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutletTest {
  private final List<String> failures = new ArrayList<>();
  private final Incremental engine =
      new Incremental((what, failure) -> failures.add(what + ": " + failure.getMessage()));
  private final Input<String, Integer> people = engine.input("people", 0);
  private final KeySet<String> dishes = new KeySet<>();
  private final List<String> computed = new ArrayList<>();
  private final Outlet<String, Integer> shares = engine.outlet("share", dishes, this::share);

  private Optional<Integer> share(String dish) {
    computed.add(dish);
    return people.get(dish) < 0 ? Optional.empty() : Optional.of(12 / people.get(dish));
  }

  private void serve(String dish, int guests) {
    people.set(dish, guests);
    dishes.add(dish);
  }

  @Test
  void whatChangedIsGivenOnce() {
    serve("cake", 3);
    serve("pie", 2);
    serve("tart", -1);

    assertThat(shares.changes()).isEqualTo(Map.of("cake", Optional.of(4), "pie", Optional.of(6)));
    assertThat(shares.changes()).isEmpty();
    assertThat(shares.all()).isEqualTo(Map.of("cake", 4, "pie", 6));
  }

  @Test
  void onlyWhatMayHaveChangedIsComputedAgain() {
    serve("cake", 3);
    serve("pie", 2);
    shares.changes();
    computed.clear();

    people.set("cake", 4);
    engine.sweep();

    assertThat(shares.changes()).isEqualTo(Map.of("cake", Optional.of(3)));
    assertThat(computed).containsExactly("cake");
  }

  @Test
  void aValueThatIsGoneIsTold() {
    serve("cake", 3);
    serve("pie", 2);
    shares.changes();

    people.set("cake", -1);
    dishes.remove("pie");

    assertThat(shares.changes())
        .isEqualTo(Map.of("cake", Optional.empty(), "pie", Optional.empty()));
    assertThat(shares.all()).isEmpty();
  }

  @Test
  void aFailureIsReportedOnceAndTheLastGoodValueStays() {
    serve("cake", 3);
    serve("pie", 2);
    shares.changes();

    people.set("cake", 0);
    people.set("pie", 4);

    assertThat(shares.changes()).isEqualTo(Map.of("pie", Optional.of(3)));
    assertThat(shares.all()).isEqualTo(Map.of("cake", 4, "pie", 3));
    shares.changes();
    assertThat(failures).containsExactly("share(cake): / by zero");

    people.set("cake", 1);
    assertThat(shares.changes()).isEqualTo(Map.of("cake", Optional.of(12)));
    people.set("cake", 0);
    shares.changes();
    assertThat(failures).hasSize(2);
  }

  @Test
  void aValueThatFailedFromTheBeginningIsLeftOut() {
    serve("cake", 0);

    assertThat(shares.changes()).isEmpty();
  }

  @Test
  void aKeyThatWentAndCameBackIsComputedAgain() {
    serve("cake", 3);
    shares.changes();
    dishes.remove("cake");
    shares.changes();

    people.set("cake", 0);
    dishes.add("cake");

    assertThat(shares.changes()).isEmpty();
    assertThat(shares.all()).isEmpty();
  }
}
