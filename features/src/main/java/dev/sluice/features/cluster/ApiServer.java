package dev.sluice.features.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/// Requests to the API server, with the identity that a kubeconfig gives. Any thread may use it.
final class ApiServer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String address;
  private final OkHttpClient client;

  private ApiServer(String address, OkHttpClient client) {
    this.address = address;
    this.client = client;
  }

  /// Reads a kubeconfig, keys included.
  static ApiServer of(Path kubeconfig, Reach reach) {
    try {
      var configuration = KubeConfig.loadKubeConfig(new StringReader(Files.readString(kubeconfig)));
      configuration.setFile(kubeconfig.toFile());
      return of(ClientBuilder.kubeconfig(configuration).build(), reach);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static ApiServer of(ApiClient client, Reach reach) {
    var http =
        client
            .getHttpClient()
            .newBuilder()
            .socketFactory(new ReachingSockets(reach))
            .readTimeout(PATIENCE)
            .build();
    return new ApiServer(client.getBasePath(), http);
  }

  JsonNode get(String path) {
    return parse(text(request(path)));
  }

  JsonNode get(String path, String accept) {
    return parse(text(request(path).header("Accept", accept)));
  }

  String text(String path) {
    return text(request(path));
  }

  JsonNode send(String method, String path, String contentType, String body) {
    var content = RequestBody.create(body, MediaType.get(contentType));
    return parse(text(request(path).method(method, content)));
  }

  /// What the server says line by line until it has no more to say.
  ///
  /// @throws IOException if the connection breaks
  Lines lines(String path) throws IOException {
    var patient = client.newBuilder().readTimeout(Duration.ZERO).build();
    var call = patient.newCall(request(path).build());
    var response = call.execute();
    if (!response.isSuccessful()) {
      throw new Refused(response.code(), response.body().string());
    }
    return new Lines(call, new BufferedReader(response.body().charStream()));
  }

  /// Lines as they come. Any thread may end them; closing the reader would wait for its next line.
  record Lines(Call call, BufferedReader reader) implements Closeable {

    @Override
    public void close() {
      call.cancel();
    }
  }

  private Request.Builder request(String path) {
    return new Request.Builder().url(address + path);
  }

  private String text(Request.Builder request) {
    try (var response = client.newCall(request.build()).execute()) {
      var answer = response.body().string();
      if (!response.isSuccessful()) {
        throw new Refused(response.code(), message(answer));
      }
      return answer;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String message(String answer) {
    try {
      return JSON.readTree(answer).path("message").asText(answer);
    } catch (JsonProcessingException _) {
      return answer.strip();
    }
  }

  private static JsonNode parse(String answer) {
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
