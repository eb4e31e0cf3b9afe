package dev.sluice.features.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.features.http.HttpConnection;
import dev.sluice.features.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// What a running Sluice tells about itself.
///
/// @param port as in `--management-port`
public record Management(int port) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// What was delivered; empty as long as nobody answers.
  public Optional<Deliveries> deliveries() {
    try {
      return Optional.of(Deliveries.of(get("/deliveries")));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// The status of an object; a missing node if it has none.
  public JsonNode status(String kind, String name) {
    return StreamSupport.stream(statuses().spliterator(), false)
        .filter(object -> object.path("kind").asText().equals(kind))
        .filter(object -> object.path("metadata").path("name").asText().equals(name))
        .map(object -> object.path("status"))
        .findFirst()
        .orElseGet(JSON::missingNode);
  }

  /// The objects that have a status, with it.
  public JsonNode statuses() {
    try {
      return get("/status");
    } catch (IOException silent) {
      throw new UncheckedIOException("the management port does not answer", silent);
    }
  }

  /// What was delivered, over a connection that is already open: cheap enough to ask every
  /// millisecond.
  ///
  /// @throws IOException if the connection broke
  public static Deliveries deliveries(HttpConnection connection) throws IOException {
    return Deliveries.of(get(connection, "/deliveries"));
  }

  /// Opens a connection.
  ///
  /// @throws IOException if nobody listens
  public HttpConnection connect() throws IOException {
    return HttpConnection.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  private JsonNode get(String path) throws IOException {
    try (var connection = connect()) {
      return get(connection, path);
    }
  }

  private static JsonNode get(HttpConnection connection, String path) throws IOException {
    return JSON.readTree(connection.exchange(Request.of("GET http://localhost" + path)).body());
  }
}
