package dev.sluice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The management port of a control plane in a cluster that has not seen any object yet.
@Tag("slow")
final class ManagementAccessTest {

  private ApplicationContext context;
  private int port;

  @BeforeEach
  void start() {
    context =
        ApplicationContext.run(
            Map.of(
                RunMode.PROPERTY,
                RunMode.CLUSTER,
                "micronaut.server.host",
                "0.0.0.0",
                "micronaut.server.port",
                0,
                "kubernetes.client.base-path",
                "http://127.0.0.1:1",
                "endpoints.health.enabled",
                true,
                "grpc.server.health.enabled",
                false,
                "grpc.server.enabled",
                false));
    var server = context.getBean(NettyEmbeddedServer.class);
    server.start();
    port = server.getPort();
  }

  @AfterEach
  void stop() {
    context.close();
  }

  @Test
  void isNotReadyBeforeObjectsAreKnownAndNotAfterTheEndBegan() throws IOException {
    var serving = context.getBean(ServingIndicator.class);
    assertThat(code(loopback(), "/health/readiness")).isEqualTo(503);
    assertThat(code(loopback(), "/health/liveness")).isEqualTo(200);
    serving.serve();
    assertThat(code(loopback(), "/health/readiness")).isEqualTo(200);
    serving.end();
    assertThat(code(loopback(), "/health/readiness")).isEqualTo(503);
    assertThat(code(loopback(), "/health/liveness")).isEqualTo(200);
  }

  @Test
  void isNotAliveWithoutTheLoop() throws IOException {
    context.getBean(LoopIndicator.class).follow(() -> false);
    assertThat(code(loopback(), "/health/liveness")).isEqualTo(503);
  }

  @Test
  void tellsOthersNoMoreThanHealthAndNumbers() throws IOException {
    assertThat(code(loopback(), "/prometheus")).isEqualTo(200);
    assertThat(code(elsewhere(), "/prometheus")).isEqualTo(200);
    assertThat(code(elsewhere(), "/health/liveness")).isEqualTo(200);
    assertThat(code(elsewhere(), "/status")).isEqualTo(403);
    assertThat(code(elsewhere(), "/explain?request=http://shop.example.com/")).isEqualTo(403);
    assertThat(code(elsewhere(), "/health/../problems")).isEqualTo(403);
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  /// An address of this machine that is not on loopback: who comes from it is not from within.
  private static InetAddress elsewhere() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .findFirst()
        .orElseThrow();
  }

  private int code(InetAddress address, String path) throws IOException {
    var url = URI.create("http://%s:%d%s".formatted(address.getHostAddress(), port, path)).toURL();
    return ((HttpURLConnection) url.openConnection()).getResponseCode();
  }
}
