package dev.sluice.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Deliveries;
import dev.sluice.app.Standalone;
import dev.sluice.app.StandaloneProperties;
import dev.sluice.loop.ControlLoop;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What `explain` says and what a real Envoy does are the same, for random routes and random
/// requests.
@Tag("slow")
@MicronautTest(startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AgreementTest implements TestPropertyProvider {

  private static final int ROUNDS = 25;
  private static final int REQUESTS = 100;
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  @TempDir private static Path directory;

  private final int port = StandaloneProperties.freePort();

  @Inject Standalone standalone;
  @Inject ControlLoop loop;
  @Inject Deliveries deliveries;

  @Override
  public Map<String, String> getProperties() {
    return StandaloneProperties.of(directory, port);
  }

  @BeforeAll
  void start() throws IOException {
    standalone.start();
  }

  @Test
  void explainAgreesWithEnvoy() throws Exception {
    System.out.printf("agreement of explain with Envoy: seed %d%n", SEED);
    for (var round = 0; round < ROUNDS; round++) {
      var routes = new RandomRoutes(SEED + round);
      serve(routes.manifests() + marker(round));
      for (var request = 0; request < REQUESTS; request++) {
        compare(routes.inquiry(), SEED + round);
      }
    }
  }

  /// Makes each round differ from the one before, so that its arrival shows.
  private static String marker(int round) {
    return """
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: {name: marker}
    spec:
      parentRefs: [{name: web}]
      hostnames: [round-%d.marker.test]
    """
        .formatted(round);
  }

  private void compare(Inquiry asked, long seed)
      throws IOException, InterruptedException, ExecutionException {
    var inquiry =
        new Inquiry(
            asked.method(), asked.secure(), asked.host(), port, asked.path(), asked.headers());
    var explanation = loop.ask(plane -> Explainer.explain(plane, inquiry)).get();
    var answer = PlainHttp.send(port, inquiry);
    assertThat(observed(answer))
        .as("seed %d, %s%n%s%n%s", seed, inquiry, explanation.text(), answer.text())
        .isEqualTo(expected(explanation));
  }

  private static String expected(Explanation explanation) {
    var words = explanation.answer().replace(":", "").split(" ", 3);
    return explanation.answer().startsWith("service/") ? words[0].split("/", -1)[2] : words[1];
  }

  private static String observed(PlainHttp.Answer answer) {
    return answer.service().isEmpty() ? Integer.toString(answer.status()) : answer.service();
  }

  private void serve(String manifests) throws IOException {
    var before = deliveries.publishedRevision();
    var temporary = Files.writeString(directory.resolve("routes.tmp"), manifests);
    Files.move(
        temporary,
        directory.resolve("routes.yaml"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(2))
        .until(
            () ->
                deliveries.publishedRevision() > before
                    && deliveries.acknowledgedRevision() == deliveries.publishedRevision());
  }
}
