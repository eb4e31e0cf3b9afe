package dev.sluice.knative.companion;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Spreads things over places that hold only so many. What has a place stays there, as two places
/// are never written at once: a path that moves would be nowhere for a moment.
final class Placement {

  private Placement() {}

  /// The places, some of which may be empty.
  ///
  /// @param wanted things to place, each once
  /// @param before places as they are, also with things that are not wanted any more
  /// @param most how many things a place holds
  static <T> List<List<T>> of(List<T> wanted, List<List<T>> before, int most) {
    var left = new ArrayList<>(wanted);
    var places = new ArrayList<List<T>>();
    for (var place : before) {
      var kept = wanted.stream().filter(place::contains).filter(left::contains).limit(most);
      places.add(new ArrayList<>(kept.toList()));
      left.removeAll(places.getLast());
    }
    for (var thing : left) {
      withRoom(places, most).add(thing);
    }
    return places.stream().map(place -> inOrder(place, wanted)).toList();
  }

  /// The first place with room, a new one if there is none.
  private static <T> List<T> withRoom(List<List<T>> places, int most) {
    return places.stream()
        .filter(place -> place.size() < most)
        .findFirst()
        .orElseGet(
            () -> {
              places.add(new ArrayList<>());
              return places.getLast();
            });
  }

  private static <T> List<T> inOrder(List<T> place, List<T> wanted) {
    var here = new HashSet<>(place);
    return wanted.stream().filter(here::contains).toList();
  }
}
