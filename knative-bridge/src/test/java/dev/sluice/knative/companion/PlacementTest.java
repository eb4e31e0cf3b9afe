package dev.sluice.knative.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacementTest {

  @Test
  void placesAreFilledInOrder() {
    assertThat(Placement.of(List.of(1, 2, 3, 4, 5), List.of(), 2))
        .containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
  }

  @Test
  void whatHasAPlaceStaysAndGapsAreFilled() {
    assertThat(Placement.of(List.of(6, 1, 4, 5), List.of(List.of(1, 2), List.of(3, 4)), 2))
        .containsExactly(List.of(6, 1), List.of(4, 5));
  }

  @Test
  void aPlaceMayBecomeEmpty() {
    assertThat(Placement.of(List.of(3), List.of(List.of(1), List.of(3)), 2))
        .containsExactly(List.of(), List.of(3));
  }

  @Test
  void whateverChangesNothingMovesAndNothingIsLost() {
    var random = new Random(4711);
    var places = List.<List<Integer>>of();
    for (var round = 0; round < 200; round++) {
      var wanted = IntStream.range(0, 30).filter(_ -> random.nextBoolean()).boxed().toList();
      var before = places;
      places = Placement.of(wanted, before, 8);

      assertThat(places).allMatch(place -> place.size() <= 8);
      assertThat(places.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(wanted);
      for (var at = 0; at < before.size(); at++) {
        assertThat(places.get(at))
            .containsAll(before.get(at).stream().filter(wanted::contains).toList());
      }
    }
  }
}
