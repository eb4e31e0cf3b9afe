package dev.sluice.features.client;

import dev.sluice.features.http.Echo;
import dev.sluice.features.http.Request;
import dev.sluice.features.http.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/// The last thing that was sent in a scenario, and its answer. Steps share it.
public final class Conversation {

  private static final Duration POLL = Duration.ofMillis(20);

  private final Scene scene;
  private Optional<Exchange> last = Optional.empty();

  /// Nothing was said yet.
  public Conversation(Scene scene) {
    this.scene = scene;
  }

  /// Sends over a new connection.
  Response send(Request request) throws IOException {
    try (var connection = scene.connect(request)) {
      var response = connection.exchange(request);
      last = Optional.of(new Exchange(request, response));
      return response;
    }
  }

  /// The last request and its answer.
  Exchange last() {
    return last.orElseThrow(() -> new IllegalStateException("nothing was sent yet"));
  }

  /// What the backend says it received.
  ///
  /// @throws AssertionError if none was reached
  public Echo echo() {
    return last()
        .echo()
        .orElseThrow(() -> new AssertionError("no service was reached" + evidence()));
  }

  /// Waits until a check holds. Connections that fail count as not yet.
  ///
  /// @param wanted what is waited for, in words
  void await(String wanted, ThrowingRunnable check) {
    Awaitility.await(wanted)
        .atMost(scene.patience())
        .pollInterval(POLL)
        .ignoreExceptionsInstanceOf(IOException.class)
        .untilAsserted(check);
  }

  /// What a reader needs to understand a failure.
  public String evidence() {
    return last.map(Exchange::toString).orElse("") + scene.evidence();
  }
}
