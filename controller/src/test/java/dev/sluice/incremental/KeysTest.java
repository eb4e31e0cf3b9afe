package dev.sluice.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KeysTest {
  private final KeySet<String> fruit = new KeySet<>();
  private final KeySet<String> red = new KeySet<>();
  private final Keys<String> either = Keys.union(List.of(fruit, red));
  private final List<String> told = new ArrayList<>();

  private void follow() {
    either.follow(
        new Keys.Follower<>() {
          @Override
          public void came(String key) {
            told.add("+" + key);
          }

          @Override
          public void went(String key) {
            told.add("-" + key);
          }
        });
  }

  @Test
  void aKeyOfTwoSetsComesOnceAndGoesWithTheSecond() {
    follow();
    fruit.add("cherry");
    red.add("cherry");
    red.add("brick");
    fruit.remove("cherry");
    assertThat(either.contains("cherry")).isTrue();
    red.remove("cherry");

    assertThat(told).containsExactly("+cherry", "+brick", "-cherry");
    assertThat(either.contains("cherry")).isFalse();
  }

  @Test
  void whoFollowsLaterIsToldOfEachKeyOnce() {
    fruit.add("cherry");
    red.add("cherry");
    red.add("brick");

    follow();

    assertThat(told).containsExactlyInAnyOrder("+cherry", "+brick");
    assertThat(either.sorted()).isEqualTo(new TreeSet<>(List.of("brick", "cherry")));
  }

  @Test
  void whatIsThereAlreadyAndWhatIsNotAreNoChanges() {
    follow();
    fruit.add("fig");
    fruit.add("fig");
    fruit.remove("plum");

    assertThat(told).containsExactly("+fig");
  }
}
