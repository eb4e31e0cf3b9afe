package dev.sluice.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sluice.json.Json.Obj;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ObjectWriterTest {

  private static final String APPS =
      """
      {"resources":[{"name":"deployments/scale","kind":"Deployment"},
       {"name":"deployments","kind":"Deployment","namespaced":true}]}\
      """;
  private static final String EVENTS =
      """
      {"resources":[{"name":"events","kind":"Event","namespaced":true}]}\
      """;
  private static final String PATH = "/apis/apps/v1/namespaces/infra/deployments/web";
  private static final Obj DEPLOYMENT =
      Obj.EMPTY
          .with("apiVersion", "apps/v1")
          .with("kind", "Deployment")
          .with("metadata", Obj.EMPTY.with("namespace", "infra").with("name", "web"));

  private PreparedAnswers server;
  private ObjectWriter writer;

  @BeforeEach
  void start() throws IOException {
    server = new PreparedAnswers().to("GET /apis/apps/v1", 200, APPS);
    writer = new ObjectWriter(server.client());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void appliesAnObjectAsItsManager() throws IOException {
    server.to("PATCH " + PATH, 200, "{\"kind\":\"Deployment\"}");
    assertThat(writer.apply(DEPLOYMENT, "sluice", true).text("kind")).isEqualTo("Deployment");
    assertThat(server.requests())
        .last()
        .isEqualTo(
            "PATCH %s?fieldManager=sluice&force=true application/apply-patch+yaml %s"
                .formatted(PATH, DEPLOYMENT));
  }

  @Test
  void asksOnlyOnceHowAKindIsServed() throws IOException {
    server.to("PATCH " + PATH, 200, "{}");
    writer.apply(DEPLOYMENT, "sluice", true);
    writer.apply(DEPLOYMENT, "sluice", true);
    assertThat(server.requests()).filteredOn(line -> line.startsWith("GET")).hasSize(1);
  }

  @Test
  void passesOnWhyTheServerRefuses() {
    server.to("PATCH " + PATH, 422, "{\"message\":\"spec: Required value\"}");
    assertThatThrownBy(() -> writer.apply(DEPLOYMENT, "sluice", false))
        .isInstanceOf(RefusedException.class)
        .hasMessage("spec: Required value");
  }

  @Test
  void knowsThatNothingCanBeMadeInANamespaceThatEnds() {
    var cause = "{\"reason\":\"NamespaceTerminating\",\"field\":\"metadata.namespace\"}";
    server.to("PATCH " + PATH, 403, "{\"details\":{\"causes\":[%s]}}".formatted(cause));
    assertThatThrownBy(() -> writer.apply(DEPLOYMENT, "sluice", false))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.namespaceEnds()).isTrue());
  }

  @Test
  void saysWhichKindIsNotServed() {
    var unknown = DEPLOYMENT.with("apiVersion", "example.com/v1");
    assertThatThrownBy(() -> writer.apply(unknown, "sluice", true))
        .hasMessage("example.com/v1 Deployment is not served");
  }

  @Test
  void deletesTheVeryObjectAndWhatItOwns() throws IOException {
    server.to("DELETE " + PATH, 200, "{}");
    assertThat(writer.delete("apps/v1", "Deployment", "infra", "web", "uid-1")).isTrue();
    assertThat(server.requests())
        .last()
        .asString()
        .contains("\"propagationPolicy\":\"Background\"")
        .contains("\"preconditions\":{\"uid\":\"uid-1\"}");
  }

  @Test
  void leavesAnotherObjectOfTheSameNameAlone() throws IOException {
    server.to("DELETE " + PATH, 409, "{}");
    assertThat(writer.delete("apps/v1", "Deployment", "infra", "web", "uid-1")).isFalse();
  }

  @Test
  void doesNotMindThatAnObjectIsGone() throws IOException {
    assertThat(writer.delete("apps/v1", "Deployment", "infra", "web", "")).isFalse();
  }

  @Test
  void tellsAnEventOnce() {
    server.to("GET /apis/events.k8s.io/v1", 200, EVENTS);
    server.to("POST /apis/events.k8s.io/v1/namespaces/infra/events", 201, "{}");
    var recorder =
        new EventRecorder(writer, new Replica("sluice-system", "one", true, List.of()), () -> true);
    var gateway = new ObjectKey(Kind.GATEWAY, "infra", "web");
    var note =
        new EventNote(
            gateway, "gateway.networking.k8s.io/v1", "u", true, "Refused", "Program", "x");
    recorder.tell(note);
    recorder.tell(note);
    await().until(() -> server.requests().stream().anyMatch(line -> line.startsWith("POST")));
    assertThat(server.requests())
        .filteredOn(line -> line.startsWith("POST"))
        .singleElement()
        .asString()
        .contains(
            "\"type\":\"Warning\",\"reason\":\"Refused\",\"action\":\"Program\",\"note\":\"x\"")
        .contains(
            "\"regarding\":{\"apiVersion\":\"gateway.networking.k8s.io/v1\",\"kind\":\"Gateway\"");
  }

  @Test
  void tellsNothingWhileOthersLead() {
    var recorder =
        new EventRecorder(
            writer, new Replica("sluice-system", "one", true, List.of()), () -> false);
    var gateway = new ObjectKey(Kind.GATEWAY, "infra", "web");
    recorder.tell(new EventNote(gateway, "v1", "u", true, "Refused", "Program", "x"));
    assertThat(server.requests()).isEmpty();
  }
}
