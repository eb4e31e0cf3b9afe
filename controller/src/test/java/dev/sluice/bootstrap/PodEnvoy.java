package dev.sluice.bootstrap;

import com.google.protobuf.Any;
import dev.sluice.xds.binary.EnvoyBinary;
import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import dev.sluice.xds.snapshot.ResourceType;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.DirectResponseAction;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// An Envoy that is started as in a pod.
final class PodEnvoy implements AutoCloseable {

  static final Duration DRAIN_TIME = Duration.ofSeconds(2);

  private static final String TOKEN = "token-of-the-test";

  private final Process process;
  private final Path log;
  private final int vitalsPort;
  private final int listenerPort;

  private PodEnvoy(Process process, Path log, int vitalsPort, int listenerPort) {
    this.process = process;
    this.log = log;
    this.vitalsPort = vitalsPort;
    this.listenerPort = listenerPort;
  }

  /// Starts one for the fleet `shop/web`, with certificates in a directory below this one.
  static PodEnvoy start(Path directory, int discoveryPort, String host) throws IOException {
    return start(directory, discoveryPort, host, IpFamilies.IPV4);
  }

  /// The same in a pod with addresses of these families.
  static PodEnvoy start(Path directory, int discoveryPort, String host, IpFamilies families)
      throws IOException {
    var vitals = freePort();
    var bootstrap =
        new EnvoyBootstrap(
            Optional.empty(),
            new Discovery.MutualTls(
                "127.0.0.1",
                discoveryPort,
                host,
                directory.resolve("certificates").toString(),
                directory.toString()),
            new AdminAddress.UnixSocket(directory.resolve("admin.sock").toString()),
            Optional.of(new Vitals(families, vitals, TOKEN, DRAIN_TIME)),
            new Limits(1000, OptionalLong.of(400_000_000)));
    for (var file : bootstrap.files().entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
    // not beside the files that Envoy watches
    var log = Files.createDirectories(directory.resolve("log")).resolve("envoy.log");
    return new PodEnvoy(launch(directory, log), log, vitals, freePort());
  }

  private static Process launch(Path directory, Path log) throws IOException {
    var command =
        List.of(
            EnvoyBinary.ofThisProcess().locate(Optional.empty()).toString(),
            "--config-path",
            directory.resolve(EnvoyBootstrap.FILE).toString(),
            "--service-cluster",
            "shop/web",
            "--service-node",
            "web-1",
            "--disable-hot-restart",
            "--concurrency",
            "1",
            "--log-level",
            "debug");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  int vitalsPort() {
    return vitalsPort;
  }

  int listenerPort() {
    return listenerPort;
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  /// Calls the hook as a kubelet does.
  Optional<Integer> drain() {
    try {
      var token = Vitals.TOKEN_HEADER + ": " + TOKEN + "\r\n";
      return status(get(InetAddress.getLoopbackAddress(), vitalsPort, Vitals.DRAIN, token));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /// The status of an answer; empty if nobody listens.
  Optional<Integer> status(int port, String path) throws IOException {
    return status(InetAddress.getLoopbackAddress(), port, path);
  }

  /// The same at an address of this machine.
  Optional<Integer> status(InetAddress address, int port, String path) throws IOException {
    try {
      return status(get(address, port, path, ""));
    } catch (ConnectException _) {
      return Optional.empty();
    }
  }

  /// The whole head of an answer on a connection that the client would keep.
  String get(int port, String path) throws IOException {
    return get(InetAddress.getLoopbackAddress(), port, path, "");
  }

  private static String get(InetAddress address, int port, String path, String headers)
      throws IOException {
    try (var socket = new Socket(address, port)) {
      var request = "GET %s HTTP/1.1\r\nHost: test\r\n%s\r\n".formatted(path, headers);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(10_000);
      var head = new StringBuilder();
      var input = socket.getInputStream();
      for (var next = input.read(); next >= 0; next = input.read()) {
        head.append((char) next);
        if (head.toString().endsWith("\r\n\r\n")) {
          break;
        }
      }
      return head.toString();
    }
  }

  private static Optional<Integer> status(String head) {
    return Optional.of(head)
        .filter(text -> text.toUpperCase(Locale.ROOT).startsWith("HTTP/1.1 "))
        .map(text -> Integer.valueOf(text.substring(9, 12)));
  }

  /// A listener that answers every request itself.
  ResourceSet listener() {
    var route =
        Route.newBuilder()
            .setMatch(RouteMatch.newBuilder().setPrefix("/"))
            .setDirectResponse(DirectResponseAction.newBuilder().setStatus(200));
    var host = VirtualHost.newBuilder().setName("all").addDomains("*").addRoutes(route);
    var router =
        HttpFilter.newBuilder()
            .setName("router")
            .setTypedConfig(Any.pack(Router.getDefaultInstance()));
    var manager =
        HttpConnectionManager.newBuilder()
            .setStatPrefix("test")
            .setRouteConfig(RouteConfiguration.newBuilder().addVirtualHosts(host))
            .addHttpFilters(router);
    var filter = Filter.newBuilder().setName("http").setTypedConfig(Any.pack(manager.build()));
    var address = SocketAddress.newBuilder().setAddress("127.0.0.1").setPortValue(listenerPort);
    var listener =
        Listener.newBuilder()
            .setName("test")
            .setAddress(Address.newBuilder().setSocketAddress(address))
            .addFilterChains(FilterChain.newBuilder().addFilters(filter))
            .build();
    return ResourceSet.of(List.of(Resource.of(ResourceType.LISTENER, "test", listener)));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
