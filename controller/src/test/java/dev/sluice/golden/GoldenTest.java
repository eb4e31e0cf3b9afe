package dev.sluice.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Objects in, statuses and Envoy resources out. `-Dgolden.update` writes what comes out instead of
/// comparing.
final class GoldenTest {

  static final Path ROOT = Path.of("src/test/resources/golden");
  private static final boolean UPDATE = System.getProperty("golden.update") != null;

  @TestFactory
  Stream<DynamicTest> everyCaseGivesWhatIsRecorded() {
    return GoldenCase.below(ROOT)
        .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> compare(golden)));
  }

  private static void compare(GoldenCase golden) throws IOException {
    var outcome = golden.outcome();
    if (UPDATE) {
      golden.record(outcome);
    }
    assertThat(golden.recorded()).isEqualTo(withoutEmpty(outcome));
  }

  private static SortedMap<String, String> withoutEmpty(SortedMap<String, String> files) {
    var present = new TreeMap<>(files);
    present.values().removeIf(String::isEmpty);
    return present;
  }
}
