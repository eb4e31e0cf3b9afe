package dev.sluice.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks a running `sluice run` on the same machine.
///
/// @param port its management port
record Management(int port) {

  static final String HOST = "127.0.0.1";
  static final int PORT = 9980;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// The body of the answer.
  ///
  /// @param path what to ask, with its query
  /// @throws UserFacingException if nobody answers or the answer is a refusal
  String get(String path) {
    var request =
        HttpRequest.newBuilder(URI.create("http://%s:%d%s".formatted(HOST, port, path)))
            .timeout(PATIENCE)
            .build();
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new UserFacingException(response.body());
      }
      return response.body();
    } catch (IOException _) {
      throw new UserFacingException(
          "nobody answers on port %d of this machine: start `sluice run`, or name its --management-port"
              .formatted(port));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new UserFacingException("interrupted");
    }
  }
}
