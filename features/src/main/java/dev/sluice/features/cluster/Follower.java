package dev.sluice.features.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Follows a kind. When the server ends the watch, as it does when the definition of the kind
/// changes, a new one takes up where it was, or begins with all objects if that is forgotten.
final class Follower implements Closeable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final ApiServer server;
  private final String path;
  private final Consumer<JsonNode> events;
  private final Thread thread;
  private ApiServer.@Nullable Lines lines;
  private String position = "";
  private boolean closed;

  Follower(ApiServer server, String path, Consumer<JsonNode> events) {
    this.server = server;
    this.path = path;
    this.events = events;
    this.thread = Thread.ofPlatform().daemon().name("watch " + path).unstarted(this::follow);
  }

  Follower start() {
    thread.start();
    return this;
  }

  private void follow() {
    while (!closed()) {
      try {
        read();
      } catch (IOException | Refused _) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void read() throws IOException {
    try (var current = open()) {
      var reader = current.reader();
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        take(JSON.readTree(line));
      }
    }
  }

  private void take(JsonNode event) {
    if (event.path("type").asText().equals("ERROR")) {
      position = "";
    } else {
      position = event.at("/object/metadata/resourceVersion").asText();
      events.accept(event);
    }
  }

  private synchronized boolean closed() {
    return closed;
  }

  private synchronized ApiServer.Lines open() throws IOException {
    var current = server.lines(path + "?watch=true&resourceVersion=" + position);
    if (closed) {
      current.close();
    }
    lines = current;
    return current;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (lines != null) {
      lines.close();
    }
  }
}
