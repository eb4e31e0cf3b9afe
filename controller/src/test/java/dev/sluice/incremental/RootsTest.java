package dev.sluice.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RootsTest {
  private final Incremental engine = new Incremental();
  private final Input<String, Integer> people = engine.input("people", 1);
  private final List<String> failures = new ArrayList<>();
  private final Roots<String, Integer> shares =
      new Roots<>(
          engine.derive("share", key -> 12 / people.get(key)),
          (key, failure) -> failures.add(key + ": " + failure.getMessage()));

  @Test
  void aRootThatThrowsKeepsItsLastGoodValueAndTheOthersGoOn() {
    shares.pull(List.of("cake", "pie"));
    people.set("cake", 0);
    people.set("pie", 4);

    assertThat(shares.pull(List.of("cake", "pie")))
        .containsExactly(Map.entry("cake", 12), Map.entry("pie", 3));
    assertThat(failures).containsExactly("cake: / by zero");
  }

  @Test
  void aFailureIsReportedOnceAndANewOneAgain() {
    people.set("cake", 0);
    shares.pull(List.of("cake"));
    shares.pull(List.of("cake"));
    assertThat(failures).hasSize(1);

    people.set("cake", 2);
    shares.pull(List.of("cake"));
    people.set("cake", 0);

    assertThat(shares.pull(List.of("cake"))).containsEntry("cake", 6);
    assertThat(failures).hasSize(2);
  }

  @Test
  void aRootThatNeverGaveAValueIsLeftOut() {
    people.set("cake", 0);

    assertThat(shares.pull(List.of("pie", "cake"))).containsOnlyKeys("pie");
  }

  @Test
  void aRootThatWasNotAskedForIsForgotten() {
    shares.pull(List.of("cake"));
    shares.pull(List.of());
    people.set("cake", 0);

    assertThat(shares.pull(List.of("cake"))).isEmpty();
  }
}
