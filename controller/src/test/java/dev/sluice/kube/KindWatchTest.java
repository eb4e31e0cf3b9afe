package dev.sluice.kube;

import static dev.sluice.kube.FakeApiServer.saying;
import static dev.sluice.kube.FakeApiServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.object.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class KindWatchTest {

  private static final Patience SHORT =
      new Patience(
          2,
          Duration.ofMinutes(5),
          Duration.ofMillis(300),
          Duration.ofMillis(5),
          Duration.ofMillis(50),
          Duration.ofMillis(50));

  private final Recorder recorder = new Recorder();
  private FakeApiServer server;
  private Watches watches;

  @BeforeEach
  void start() throws IOException {
    server = new FakeApiServer("ConfigMap", "configmaps", "/api/v1");
    watches = watches(Selection.all(Kind.CONFIG_MAP));
  }

  @AfterEach
  void stop() {
    watches.close();
    server.close();
  }

  @Test
  void listsPageByPageBeforeItSaysThatAllIsListed() {
    server.put("a/1", "one");
    server.put("a/2", "two");
    server.put("b/3", "three");
    watches.start();
    awaitHeard("+a/1=one", "+a/2=two", "+b/3=three", "listed");
    assertThat(server.requests("limit=2")).hasSize(2);
  }

  @Test
  void followsWhatHappensAfterTheList() {
    server.put("a/1", "one");
    watches.start();
    awaitHeard("+a/1=one", "listed");
    server.put("a/2", "two");
    server.put("a/1", "uno");
    server.delete("a/2");
    awaitHeard("+a/1=one", "listed", "+a/2=two", "+a/1=uno", "-a/2");
  }

  @Test
  void doesNotReportWhatChangedNothing() {
    server.put("a/1", "one");
    watches.start();
    awaitHeard("+a/1=one", "listed");
    server.put("a/1", "one");
    server.put("a/2", "end");
    awaitHeard("+a/1=one", "listed", "+a/2=end");
  }

  @Test
  void tellsWhichObjectsAreNotUnderstood() {
    server.put("a/1", "one");
    server.put("a/2", FakeApiServer.ODD);
    watches.start();
    awaitHeard("?a/2", "+a/1=one", "+a/2=", "listed");
    server.put("a/1", FakeApiServer.ODD);
    awaitHeard("?a/2", "+a/1=one", "+a/2=", "listed", "?a/1", "+a/1=");
  }

  @Test
  void goesOnFromTheLastBookmark() {
    watches.start();
    awaitHeard("listed");
    server.bookmark();
    server.bookmark();
    server.nextWatch(server.silence());
    await().until(() -> !server.requests("resourceVersion=102").isEmpty());
  }

  @Test
  void findsByAListWhatWasDeletedWhileHistoryWasForgotten() {
    server.put("a/1", "one");
    server.put("a/2", "two");
    server.nextWatch(
        exchange -> {
          server.deleteUnseen("a/1");
          server.put("a/3", "three");
          status(410).to(exchange);
        });
    watches.start();
    awaitHeard("+a/1=one", "+a/2=two", "listed", "+a/3=three", "-a/1");
  }

  @Test
  void listsAgainWhenTheWatchSaysThatHistoryIsForgotten() {
    server.nextWatch(
        exchange -> {
          server.put("a/1", "one");
          saying("{\"type\":\"ERROR\",\"object\":{\"code\":410,\"message\":\"too old\"}}\n")
              .to(exchange);
        });
    watches.start();
    awaitHeard("listed", "+a/1=one");
    assertThat(server.requests("limit=2")).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void listsInOnePieceAfterAPageWasForgotten() {
    server.put("a/1", "one");
    server.put("a/2", "two");
    server.put("a/3", "three");
    server.nextList(
        saying(
            """
            {"items":[],"metadata":{"resourceVersion":"1","continue":"a/1"}}\
            """));
    server.nextList(status(410));
    watches.start();
    awaitHeard("+a/1=one", "+a/2=two", "+a/3=three", "listed");
  }

  @Test
  void leavesABusyServerAloneForAsLongAsItAsks() {
    server.nextList(status(429, "Retry-After", "1"));
    var start = System.nanoTime();
    watches.start();
    awaitHeard("listed");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void goesOnAfterAnEventThatIsCutShort() {
    server.nextWatch(saying("{\"type\":\"ADDED\",\"object\":{\"metada"));
    server.put("a/1", "one");
    watches.start();
    awaitHeard("+a/1=one", "listed");
    server.put("a/2", "two");
    awaitHeard("+a/1=one", "listed", "+a/2=two");
  }

  @Test
  void opensASilentWatchAnew() {
    server.nextWatch(server.silence());
    watches.start();
    awaitHeard("listed");
    server.put("a/1", "one");
    awaitHeard("listed", "+a/1=one");
    assertThat(server.requests("limit=2")).hasSize(1);
  }

  @Test
  void givesUpAPositionFromWhichNothingEverComes() {
    for (var watch = 0; watch < 3; watch++) {
      server.nextWatch(server.silence());
    }
    watches.start();
    await().until(() -> server.requests("limit=2").size() == 2);
  }

  @Test
  void keepsWhatItKnowsWhileTheServerFails() {
    server.put("a/1", "one");
    server.nextWatch(status(500));
    server.nextWatch(status(503));
    server.nextWatch(status(500));
    server.nextList(saying(""));
    watches.start();
    await().until(() -> server.requests("limit=2").size() >= 2);
    server.put("a/2", "two");
    awaitHeard("+a/1=one", "listed", "+a/2=two");
  }

  @Test
  void countsAKindThatIsNotServedAsListedAndFollowsItOnceItIsThere() {
    server.stopServing("/api/v1");
    watches.start();
    awaitHeard("listed");
    server.put("a/1", "one");
    server.serve("ConfigMap", "/api/v1");
    awaitHeard("listed", "+a/1=one");
  }

  @Test
  void forgetsTheObjectsOfAKindThatIsNoLongerServed() {
    server.put("a/1", "one");
    server.nextWatch(
        exchange -> {
          server.stopServing("/api/v1");
          status(404).to(exchange);
        });
    watches.start();
    awaitHeard("+a/1=one", "listed", "-a/1");
  }

  @Test
  void doesNotForgetAKindThatIsMissingForAMoment() {
    server.put("a/1", "one");
    server.nextWatch(
        exchange -> {
          server.stopServing("/api/v1");
          status(404).to(exchange);
        });
    watches.start();
    await().until(() -> server.requests().stream().filter("GET /api/v1"::equals).count() >= 2);
    server.serve("ConfigMap", "/api/v1");
    server.put("a/2", "two");
    awaitHeard("+a/1=one", "listed", "+a/2=two");
  }

  @Test
  void usesAnOlderVersionWhereTheNewOneIsNotServed() throws IOException {
    var group = "/apis/gateway.networking.k8s.io/";
    try (var old = new FakeApiServer("ReferenceGrant", "referencegrants", group + "v1beta1")) {
      old.put("a/1", "one");
      try (var watch =
          new Watches(
              old.client(),
              List.of(Selection.all(Kind.REFERENCE_GRANT)),
              recorder,
              StatusListener.NOBODY,
              SHORT)) {
        watch.start();
        awaitHeard("+a/1=", "listed");
        assertThat(old.requests(group + "v1beta1/referencegrants")).isNotEmpty();
      }
    }
  }

  @Test
  void asksOnlyForWhatIsSelected() {
    watches.close();
    watches = watches(new Selection(Kind.CONFIG_MAP, "", "app=x", "metadata.name!=y"));
    watches.start();
    awaitHeard("listed");
    await().until(() -> !server.requests("watch=true").isEmpty());
    assertThat(server.requests("configmaps"))
        .allMatch(request -> request.contains("labelSelector=app%3Dx"))
        .allMatch(request -> request.contains("fieldSelector=metadata.name%21%3Dy"));
  }

  private Watches watches(Selection selection) {
    return new Watches(server.client(), List.of(selection), recorder, StatusListener.NOBODY, SHORT);
  }

  private void awaitHeard(String... expected) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(recorder.heard()).containsExactly(expected));
  }
}
