package dev.sluice.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Empty;
import io.grpc.CallOptions;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class EchoBackendsTest {
  private static final Empty NOTHING = Empty.getDefaultInstance();
  private static final MethodDescriptor<Empty, Empty> CALL =
      MethodDescriptor.<Empty, Empty>newBuilder()
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName("shop.Cart/Add")
          .setRequestMarshaller(ProtoUtils.marshaller(NOTHING))
          .setResponseMarshaller(ProtoUtils.marshaller(NOTHING))
          .build();

  private final EchoBackends echo = new EchoBackends();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.shutdownNow();
    echo.close();
  }

  private HttpRequest.Builder request(String path) {
    var port = echo.portOf("shop", "cart", 80);
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static Map<?, ?> read(String json) {
    return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(json);
  }

  private static String textOf(Map<?, ?> answer, String field) {
    return String.valueOf(answer.get(field));
  }

  @Test
  void aServicePortKeepsItsPortAndAnotherGetsItsOwn() {
    var port = echo.portOf("shop", "cart", 80);

    assertThat(echo.portOf("shop", "cart", 80)).isEqualTo(port);
    assertThat(echo.portOf("shop", "cart", 81)).isNotEqualTo(port);
    assertThat(echo.portOf("other", "cart", 80)).isNotEqualTo(port);
  }

  @Test
  void theAnswerSaysWhatArrivedAndWhere() throws Exception {
    var answer =
        send(
            request("/a/b?c=d%20e")
                .version(HttpClient.Version.HTTP_1_1)
                .header("x-custom-header", "one")
                .header("X-CUSTOM-Header", "two")
                .POST(BodyPublishers.ofString("x".repeat(100_000))));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    var body = read(answer.body());
    assertThat(textOf(body, "path")).isEqualTo("/a/b?c=d%20e");
    assertThat(textOf(body, "host")).isEqualTo("127.0.0.1:" + echo.portOf("shop", "cart", 80));
    assertThat(textOf(body, "method")).isEqualTo("POST");
    assertThat(textOf(body, "proto")).isEqualTo("HTTP/1.1");
    assertThat(textOf(body, "namespace")).isEqualTo("shop");
    assertThat(textOf(body, "service")).isEqualTo("cart");
    assertThat(textOf(body, "headers"))
        .contains("X-Custom-Header=[one, two]")
        .doesNotContain("Host");
  }

  @Test
  void http2IsSpokenOnTheSamePortFromTheFirstByte() {
    var port = echo.portOf("shop", "cart", 80);
    var channel = ManagedChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    try {
      // gRPC speaks HTTP/2 without asking, and quotes an answer that is not gRPC
      assertThatThrownBy(
              () -> ClientCalls.blockingUnaryCall(channel, CALL, CallOptions.DEFAULT, NOTHING))
          .hasMessageContaining("\"path\":\"/shop.Cart/Add\"")
          .hasMessageContaining("\"proto\":\"HTTP/2.0\"")
          .hasMessageContaining("\"host\":\"127.0.0.1:" + port);
    } finally {
      channel.shutdownNow();
    }
  }

  @Test
  void statusDelayAndResponseHeadersCanBeAskedFor() throws Exception {
    var start = System.nanoTime();
    var answer = send(request("/status/503?delay=50ms").header("X-Echo-Set-Header", "a:1, b: two"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("a")).contains("1");
    assertThat(answer.headers().firstValue("b")).contains("two");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(49));
  }

  @Test
  void answersWithoutABodyDoNotSpoilTheConnection() throws Exception {
    assertThat(send(request("/").HEAD()).body()).isEmpty();
    assertThat(send(request("/status/204")).body()).isEmpty();
    assertThat(send(request("/status/304")).body()).isEmpty();
    assertThat(send(request("/")).statusCode()).isEqualTo(200);
  }

  @Test
  void webSocketMessagesComeBack() throws Exception {
    var received = new CompletableFuture<String>();
    var uri = URI.create("ws://127.0.0.1:" + echo.portOf("shop", "cart", 80) + "/chat");
    var socket = client.newWebSocketBuilder().buildAsync(uri, new FirstText(received)).join();

    socket.sendText("hello", true).join();

    assertThat(received.get(10, TimeUnit.SECONDS)).isEqualTo("hello");
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  @Test
  void aThousandServicesShareOneThread() {
    var before = Thread.getAllStackTraces().size();

    var ports = IntStream.range(0, 1000).map(i -> echo.portOf("shop", "s" + i, 80)).boxed();

    assertThat(List.copyOf(ports.toList())).doesNotHaveDuplicates().hasSize(1000);
    assertThat(Thread.getAllStackTraces().size()).isLessThanOrEqualTo(before + 1);
  }

  private record FirstText(CompletableFuture<String> received) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      received.complete(text.toString());
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }
}
