package dev.sluice.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FinalizerTest {

  private static final ObjectKey CLASS = new ObjectKey(Kind.GATEWAY_CLASS, "", "sluice");
  private static final String ROOT = "/apis/gateway.networking.k8s.io/v1";
  private static final String PATH = ROOT + "/gatewayclasses/sluice";
  private static final String KINDS =
      "{\"resources\":[{\"name\":\"gatewayclasses\",\"kind\":\"GatewayClass\",\"namespaced\":false}]}";

  private PreparedAnswers server;
  private Finalizer finalizer;

  @BeforeEach
  void start() throws IOException {
    server = new PreparedAnswers().to("GET " + ROOT, 200, KINDS).to("PATCH " + PATH, 200, "{}");
    finalizer = new Finalizer(new ObjectWriter(server.client()), "in-use");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void addsItsWordToThoseOfOthers() throws IOException {
    stored("\"resourceVersion\":\"7\",\"finalizers\":[\"theirs\"]");
    finalizer.set(CLASS, true);
    assertThat(patches())
        .singleElement()
        .asString()
        .contains(
            "merge-patch", "\"resourceVersion\":\"7\",\"finalizers\":[\"theirs\",\"in-use\"]");
  }

  @Test
  void takesOnlyItsOwnWordAway() throws IOException {
    stored("\"resourceVersion\":\"8\",\"finalizers\":[\"in-use\",\"theirs\"]");
    finalizer.set(CLASS, false);
    assertThat(patches()).singleElement().asString().contains("\"finalizers\":[\"theirs\"]");
  }

  @Test
  void writesNothingIfItIsSoAlready() throws IOException {
    stored("\"finalizers\":[\"in-use\"]");
    finalizer.set(CLASS, true);
    stored("\"resourceVersion\":\"9\"");
    finalizer.set(CLASS, false);
    assertThat(patches()).isEmpty();
  }

  @Test
  void anObjectThatGoesAwayTakesNoNewWords() throws IOException {
    stored("\"deletionTimestamp\":\"2026-05-01T12:00:00Z\",\"finalizers\":[\"theirs\"]");
    finalizer.set(CLASS, true);
    assertThat(patches()).isEmpty();
  }

  @Test
  void anObjectThatIsGoneNeedsNothing() throws IOException {
    finalizer.set(CLASS, false);
    assertThat(patches()).isEmpty();
  }

  @Test
  void looksAgainIfSomebodyElseWrote() {
    stored("\"resourceVersion\":\"7\"");
    server.to("PATCH " + PATH, 409, "{}");
    assertThatThrownBy(() -> finalizer.set(CLASS, true)).hasMessageContaining("keep changing");
    assertThat(patches()).hasSize(5);
  }

  private void stored(String metadata) {
    server.to("GET " + PATH, 200, "{\"metadata\":{%s}}".formatted(metadata));
  }

  private List<String> patches() {
    return server.requests().stream().filter(request -> request.startsWith("PATCH")).toList();
  }
}
