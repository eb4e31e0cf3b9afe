package dev.sluice.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Asks a running Sluice on the same machine, or in the same pod.
///
/// @param port its management port
record Management(int port) {

  static final String HOST = "127.0.0.1";

  /// Of `sluice run`.
  static final int PORT = 9980;

  /// Of `sluice controller`.
  static final int CLUSTER_PORT = 8080;

  private static final Path SERVICE_ACCOUNT =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
  private static final int PATIENCE = 10_000;

  /// Where a running Sluice is to be expected: within a pod a controller, elsewhere `sluice run`.
  static int usualPort() {
    return Files.isDirectory(SERVICE_ACCOUNT) ? CLUSTER_PORT : PORT;
  }

  /// The body of the answer.
  ///
  /// Through the old client of the JDK: the new one brings 450 classes of HTTP/2 and TLS, which the
  /// AOT cache would load at every start of the control plane as well.
  ///
  /// @param path what to ask, with its query
  /// @throws UserFacingException if nobody answers or the answer is a refusal
  String get(String path) {
    try {
      return body(connect(path));
    } catch (IOException _) {
      throw new UserFacingException(
          "nobody answers on port %d of this machine: start `sluice run`, or name the --management-port of what runs"
              .formatted(port));
    }
  }

  private HttpURLConnection connect(String path) throws IOException {
    var url = URI.create("http://%s:%d%s".formatted(HOST, port, path)).toURL();
    var connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(PATIENCE);
    connection.setReadTimeout(PATIENCE);
    return connection;
  }

  private static String body(HttpURLConnection connection) throws IOException {
    var answered = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    try (var body = answered ? connection.getInputStream() : connection.getErrorStream()) {
      var text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
      if (!answered) {
        throw new UserFacingException(text);
      }
      return text;
    }
  }
}
