package dev.sluice.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.object.decode.ClusterObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StatusShapeTest {

  /// Otherwise it would be written again and again, with new times of transition.
  @ParameterizedTest
  @EnumSource(Kind.class)
  void aStatusThatIsWrittenIsAlsoRead(Kind kind) throws IOException {
    var object = "{\"metadata\": {\"name\": \"web\"}, \"status\": {\"observedGeneration\": 1}}";
    var read = ClusterObjects.read(kind, object.getBytes(StandardCharsets.UTF_8));
    var known = !read.status().fields().isEmpty();
    assertThat(known).isEqualTo(kind.statusShape().isPresent());
  }
}
