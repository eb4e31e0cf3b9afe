package dev.sluice.kube;

import dev.sluice.json.Json;
import dev.sluice.json.Json.Obj;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.ClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/// Requests to the API server and its answers. Calls block the thread that makes them, best a
/// virtual one; any number of threads may call.
///
/// Every method throws [RefusedException] if the server answers without success, and another
/// [IOException] if it cannot be reached.
public final class ApiServer {

  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration PING = Duration.ofSeconds(15);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  static final String JSON = "application/json";

  private final OkHttpClient http;
  private final HttpUrl base;
  private final Supplier<Map<String, String>> credentials;

  private ApiServer(OkHttpClient http, HttpUrl base, Supplier<Map<String, String>> credentials) {
    this.http = http;
    this.base = base;
    this.credentials = credentials;
  }

  /// The server that a builder of the Kubernetes client found: kubeconfig, or the service account
  /// of the pod. Tokens are read again as they are rotated.
  public static ApiServer of(ClientBuilder builder) {
    var client = builder.build();
    return at(client.getHttpClient(), client.getBasePath(), () -> credentials(client));
  }

  /// The server at an address.
  ///
  /// @param credentials headers that say who we are
  static ApiServer at(
      OkHttpClient http, String address, Supplier<Map<String, String>> credentials) {
    var patient =
        http.newBuilder()
            .connectTimeout(CONNECT)
            .readTimeout(ANSWER)
            .writeTimeout(ANSWER)
            .pingInterval(PING)
            .build();
    return new ApiServer(patient, HttpUrl.get(address), credentials);
  }

  /// The same server, for requests that are worth nothing if they take longer.
  ApiServer within(Duration limit) {
    return new ApiServer(http.newBuilder().callTimeout(limit).build(), base, credentials);
  }

  /// The object at the path.
  Obj get(ApiPath path) throws IOException {
    return send("GET", path, JSON, null);
  }

  /// Makes a request with a body in JSON.
  ///
  /// @param type the media type of the body, which says how a patch is meant
  Obj send(String method, ApiPath path, String type, @Nullable Obj body) throws IOException {
    var content = body == null ? null : RequestBody.create(body.bytes(), MediaType.get(type));
    try (var response = execute(http.newCall(request(path).method(method, content).build()))) {
      return answer(response);
    }
  }

  /// The start of an answer of any length, and a way to end it.
  ///
  /// @param silence the longest time without a byte
  Streaming open(ApiPath path, Duration silence) throws IOException {
    var call = http.newBuilder().readTimeout(silence).build().newCall(request(path).build());
    return new Streaming(call, execute(call));
  }

  /// An answer while it comes in.
  record Streaming(Call call, Response response) implements AutoCloseable {

    InputStream bytes() {
      return body(response).byteStream();
    }

    BufferedSource source() {
      return body(response).source();
    }

    /// Ends the answer; the thread that reads it gets an [IOException].
    void cancel() {
      call.cancel();
    }

    @Override
    public void close() {
      call.cancel();
      response.close();
    }
  }

  private Request.Builder request(ApiPath path) {
    var url = base.newBuilder().encodedPath(prefixed(path.path()));
    path.query().forEach(url::addQueryParameter);
    var request = new Request.Builder().url(url.build()).header("Accept", JSON);
    credentials.get().forEach(request::header);
    return request;
  }

  private String prefixed(String path) {
    var prefix = base.encodedPath();
    return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) + path : prefix + path;
  }

  private static Response execute(Call call) throws IOException {
    var response = executeUnchecked(call);
    if (response.isSuccessful()) {
      return response;
    }
    try (response) {
      throw RefusedException.of(response);
    }
  }

  /// A token that cannot be read is reported by the client as something that cannot happen.
  private static Response executeUnchecked(Call call) throws IOException {
    try {
      return call.execute();
    } catch (RuntimeException e) {
      throw new IOException("the request cannot be made: " + e.getMessage(), e);
    }
  }

  private static Obj answer(Response response) throws IOException {
    return Json.parse(body(response).bytes()) instanceof Obj object ? object : Obj.EMPTY;
  }

  private static ResponseBody body(Response response) {
    return Objects.requireNonNull(response.body(), "an executed call has a body");
  }

  private static Map<String, String> credentials(ApiClient client) {
    var headers = new HashMap<String, String>();
    try {
      var bearer = client.getAuthentication("BearerToken");
      if (bearer != null) {
        bearer.applyToParams(
            new ArrayList<>(), headers, new HashMap<>(), "", "GET", URI.create("/"));
      }
    } catch (ApiException e) {
      throw new IllegalStateException("the credentials cannot be used", e);
    }
    return headers;
  }
}
