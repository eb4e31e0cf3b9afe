package dev.sluice.kube;

import dev.sluice.json.Json;
import dev.sluice.json.Json.Obj;
import dev.sluice.json.MalformedJsonException;
import dev.sluice.object.decode.ClusterEvent;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Response;

/// The API server answered, but did not do what it was asked for.
public final class RefusedException extends IOException {

  private static final long serialVersionUID = 1;
  private static final long LONGEST_BODY = 16 * 1024;
  private static final int LONGEST_MESSAGE = 500;

  private final int code;
  private final Duration retryAfter;
  private final boolean namespaceEnds;

  private RefusedException(int code, String message, Duration retryAfter, boolean namespaceEnds) {
    super(message);
    this.code = code;
    this.retryAfter = retryAfter;
    this.namespaceEnds = namespaceEnds;
  }

  /// What an answer without success says; reads its body.
  static RefusedException of(Response response) throws IOException {
    var text = response.peekBody(LONGEST_BODY).string();
    var status = status(text);
    var message = status.text("message");
    return new RefusedException(
        response.code(),
        shortened(message.isEmpty() ? text : message),
        retryAfter(response),
        namespaceEnds(status));
  }

  /// What an `ERROR` in a watch says.
  static RefusedException of(ClusterEvent.Failed failed) {
    return new RefusedException(failed.code(), shortened(failed.message()), Duration.ZERO, false);
  }

  /// The status code of HTTP.
  public int code() {
    return code;
  }

  /// How long the server wants to be left alone; zero if it does not say.
  Duration retryAfter() {
    return retryAfter;
  }

  /// The position in the history that was asked for is no longer there.
  boolean gone() {
    return code == 410;
  }

  /// There is no such object, or no such kind of objects.
  boolean notFound() {
    return code == 404;
  }

  /// The object was changed since it was read.
  boolean conflict() {
    return code == 409;
  }

  /// The namespace is being deleted, so that nothing can be made in it: nobody has to do anything.
  public boolean namespaceEnds() {
    return namespaceEnds;
  }

  /// Asking again later may help: the server is busy, starts, or does not know our token yet.
  public boolean temporary() {
    return code == 401 || code == 403 || code == 408 || code == 429 || code >= 500;
  }

  private static boolean namespaceEnds(Obj status) {
    return status.object("details").objects("causes").stream()
        .anyMatch(cause -> cause.text("reason").equals("NamespaceTerminating"));
  }

  private static Obj status(String text) {
    try {
      return Json.parse(text) instanceof Obj status ? status : Obj.EMPTY;
    } catch (MalformedJsonException _) {
      return Obj.EMPTY;
    }
  }

  private static String shortened(String text) {
    var line = text.strip().replace('\n', ' ');
    return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "…" : line;
  }

  private static Duration retryAfter(Response response) {
    try {
      return Duration.ofSeconds(
          Math.clamp(Long.parseLong(response.header("Retry-After", "0")), 0L, 300L));
    } catch (NumberFormatException _) {
      return Duration.ZERO;
    }
  }
}
