package dev.sluice.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SideBySideTest {

  @Test
  void tellsWhatCameChangedAndWent() {
    var changes = changes(Map.of("a", 1, "b", 1, "c", 1), Map.of("b", 1, "c", 2, "d", 1));

    assertThat(changes).containsExactly("-a", "c=2", "d=1");
  }

  @Test
  void whatItTellsLeadsFromOneMapToTheOther() {
    var random = new Random(1);
    for (var run = 0; run < 500; run++) {
      var earlier = some(random);
      var later = some(random);
      var patched = new TreeMap<>(earlier);
      new SideBySide<String, Integer>(patched::put, patched::remove).compare(earlier, later);
      assertThat(patched).isEqualTo(later);
    }
  }

  private static List<String> changes(Map<String, Integer> earlier, Map<String, Integer> later) {
    var changes = new ArrayList<String>();
    new SideBySide<String, Integer>(
            (key, value) -> changes.add(key + "=" + value), key -> changes.add("-" + key))
        .compare(new TreeMap<>(earlier), new TreeMap<>(later));
    return changes;
  }

  private static SortedMap<String, Integer> some(Random random) {
    var map = new TreeMap<String, Integer>();
    random.ints(random.nextInt(8), 0, 8).forEach(key -> map.put("k" + key, random.nextInt(2)));
    return map;
  }
}
