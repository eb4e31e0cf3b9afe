package dev.sluice.xds.envoy.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.sluice.xds.ads.AdsEvents;
import dev.sluice.xds.ads.AdsService;
import dev.sluice.xds.ads.AdsSettings;
import dev.sluice.xds.ads.Delivered;
import dev.sluice.xds.ads.Fleets;
import dev.sluice.xds.ads.Rejection;
import dev.sluice.xds.binary.EnvoyBinary;
import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.snapshot.ResourceType;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// A running Envoy that gets everything from a discovery service in this process, as in production.
final class ServedEnvoy implements AutoCloseable, AdsEvents {
  private static final String FLEET = "fleet";

  private final Fleets fleets = new Fleets();
  private final AtomicLong revision = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong(-1);
  private final Map<ResourceType, AtomicLong> deliveries = new ConcurrentHashMap<>();
  private final List<Rejection> rejections = new CopyOnWriteArrayList<>();
  private final AdsService service;
  private final Server server;
  private final Path directory;
  private final Process process;
  private final int admin = RealEnvoy.freePort();

  private ServedEnvoy() throws IOException {
    var settings = AdsSettings.defaults().withRemovalDelay(Duration.ZERO);
    service = new AdsService(fleets, (_, _) -> Optional.of(FLEET), settings, this);
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(service)
            .build()
            .start();
    directory = Files.createTempDirectory("envoy");
    var config =
        Files.writeString(directory.resolve("bootstrap.yaml"), bootstrap(admin, server.getPort()));
    var executable = EnvoyBinary.ofThisProcess().locate(Optional.empty()).toString();
    process =
        new ProcessBuilder(executable, "-c", config.toString(), "--use-dynamic-base-id")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
  }

  /// Starts Envoy and waits until it has all of it and listens.
  static ServedEnvoy running(Proxy proxy) {
    try {
      var envoy = new ServedEnvoy();
      envoy.publish(proxy);
      return envoy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Changes what Envoy is to do, and waits until it says so.
  void publish(Proxy proxy) {
    var number = revision.incrementAndGet();
    fleets.publish(FLEET, number, Resources.of(proxy));
    await()
        .until(() -> acknowledged.get() >= number || !rejections.isEmpty() || !process.isAlive());
    if (acknowledged.get() < number) {
      throw new AssertionError(rejections + log());
    }
    proxy.binds().stream()
        .filter(bind -> bind.transport() instanceof Bind.Transport.Tcp)
        .forEach(bind -> await().until(() -> RealEnvoy.listens(bind.port())));
  }

  /// How many responses of a type Envoy got.
  long deliveries(ResourceType type) {
    return deliveries.getOrDefault(type, new AtomicLong()).get();
  }

  /// The value of one of Envoy's counters or gauges; 0 where it has none.
  long stat(String name) {
    try (var stats = URI.create("http://127.0.0.1:" + admin + "/stats").toURL().openStream()) {
      return new String(stats.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> line.startsWith(name + ": "))
          .mapToLong(line -> Long.parseLong(line.substring(name.length() + 2)))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void acknowledged(dev.sluice.xds.ads.Proxy proxy, long number) {
    acknowledged.accumulateAndGet(number, Math::max);
  }

  @Override
  public void delivered(Delivered delivered) {
    deliveries.computeIfAbsent(delivered.type(), _ -> new AtomicLong()).incrementAndGet();
  }

  @Override
  public void rejected(Rejection rejection) {
    rejections.add(rejection);
  }

  private static String bootstrap(int admin, int discovery) {
    return """
    node: {id: envoy, cluster: fleet}
    admin: {address: {socket_address: {address: 127.0.0.1, port_value: %d}}}
    dynamic_resources:
      ads_config:
        api_type: DELTA_GRPC
        transport_api_version: V3
        grpc_services: [{envoy_grpc: {cluster_name: ads}}]
      lds_config: {ads: {}, resource_api_version: V3}
      cds_config: {ads: {}, resource_api_version: V3}
    static_resources:
      clusters:
      - name: ads
        type: STATIC
        typed_extension_protocol_options:
          envoy.extensions.upstreams.http.v3.HttpProtocolOptions:
            "@type": type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions
            explicit_http_config: {http2_protocol_options: {}}
        load_assignment:
          cluster_name: ads
          endpoints: [{lb_endpoints: [{endpoint: {address:
            {socket_address: {address: 127.0.0.1, port_value: %d}}}}]}]
    """
        .formatted(admin, discovery);
  }

  private String log() {
    try {
      return Files.readString(directory.resolve("log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    server.shutdownNow();
    service.close();
    try {
      for (var name : List.of("bootstrap.yaml", "log")) {
        Files.delete(directory.resolve(name));
      }
      Files.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
