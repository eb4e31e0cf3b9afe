package dev.sluice.object.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.json.MalformedJsonException;
import dev.sluice.knative.IngressHash;
import dev.sluice.object.Kind;
import dev.sluice.object.KnativeIngress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// KIngresses as an API server has them come to the hashes that Knative computes of them.
///
/// `hashes.txt` has random objects as JSON, each after what `ComputeHash` of the Go package
/// `knative.dev/networking/pkg/ingress` says when `SetDefaults` was called.
class KnativeHashesTest {

  private static List<String> lines() throws IOException {
    try (var file = KnativeHashesTest.class.getResourceAsStream("/knative/hashes.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String hash(String json) throws MalformedJsonException {
    var read = ClusterObjects.read(Kind.KNATIVE_INGRESS, json.getBytes(StandardCharsets.UTF_8));
    var ingress = (KnativeIngress) read.object().orElseThrow();
    var metadata = ingress.metadata();
    return IngressHash.of(ingress.spec(), metadata.namespace(), metadata.name());
  }

  @Test
  void theHashesAreKnatives() throws IOException {
    var lines = lines();

    assertThat(lines).hasSizeGreaterThan(30);
    for (var line : lines) {
      var hashAndObject = line.split(" ", 2);
      assertThat(hash(hashAndObject[1])).as(hashAndObject[1]).isEqualTo(hashAndObject[0]);
    }
  }
}
