package dev.sluice.golden;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import dev.sluice.xds.snapshot.ResourceType;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.ApiConfigSource;
import io.envoyproxy.envoy.config.core.v3.ApiVersion;
import io.envoyproxy.envoy.config.core.v3.GrpcService;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.config.core.v3.TypedExtensionConfig;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.Secret;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext;
import java.util.Optional;
import java.util.stream.Stream;

/// Resources as a static configuration, with routes and assignments put where they are used, so
/// that Envoy reads all of them at once.
final class StaticBootstrap {

  private static final String DISCOVERY = "discovery";

  private final ResourceSet resources;

  StaticBootstrap(ResourceSet resources) {
    this.resources = resources;
  }

  Bootstrap build() {
    var bootstrap =
        Bootstrap.newBuilder().setNode(Node.newBuilder().setId("golden").setCluster("golden"));
    bootstrap.getDynamicResourcesBuilder().setAdsConfig(discovery());
    var parts = bootstrap.getStaticResourcesBuilder();
    parts.addClusters(
        Cluster.newBuilder()
            .setName(DISCOVERY)
            .setLoadAssignment(ClusterLoadAssignment.newBuilder().setClusterName(DISCOVERY)));
    of(ResourceType.CLUSTER, Cluster.getDefaultInstance())
        .map(this::withMembers)
        .map(StaticBootstrap::withStaticSecrets)
        .forEach(parts::addClusters);
    of(ResourceType.SECRET, Secret.getDefaultInstance()).forEach(parts::addSecrets);
    of(ResourceType.LISTENER, Listener.getDefaultInstance())
        .map(this::withRoutes)
        .forEach(parts::addListeners);
    return bootstrap.build();
  }

  private static ApiConfigSource discovery() {
    return ApiConfigSource.newBuilder()
        .setApiType(ApiConfigSource.ApiType.DELTA_GRPC)
        .setTransportApiVersion(ApiVersion.V3)
        .addGrpcServices(
            GrpcService.newBuilder()
                .setEnvoyGrpc(GrpcService.EnvoyGrpc.newBuilder().setClusterName(DISCOVERY)))
        .build();
  }

  private Cluster withMembers(Cluster cluster) {
    if (cluster.getType() != Cluster.DiscoveryType.EDS) {
      return cluster;
    }
    var assignment = resources.of(ResourceType.ENDPOINTS).get(cluster.getName());
    var members =
        assignment == null
            ? ClusterLoadAssignment.getDefaultInstance()
            : parsed(assignment, ClusterLoadAssignment.getDefaultInstance());
    return cluster.toBuilder()
        .setType(Cluster.DiscoveryType.STATIC)
        .clearEdsClusterConfig()
        .setLoadAssignment(members)
        .build();
  }

  /// While it only checks a configuration, Envoy has no stream yet over which a cluster could ask
  /// for secrets.
  private static Cluster withStaticSecrets(Cluster cluster) {
    if (!cluster.hasTransportSocket()) {
      return cluster;
    }
    var socket = cluster.getTransportSocket();
    var tls = unpacked(socket.getTypedConfig(), UpstreamTlsContext.class).toBuilder();
    var context = tls.getCommonTlsContextBuilder();
    context
        .getTlsCertificateSdsSecretConfigsBuilderList()
        .forEach(SdsSecretConfig.Builder::clearSdsConfig);
    context
        .getCombinedValidationContextBuilder()
        .getValidationContextSdsSecretConfigBuilder()
        .clearSdsConfig();
    return cluster.toBuilder()
        .setTransportSocket(socket.toBuilder().setTypedConfig(Any.pack(tls.build())))
        .build();
  }

  private Listener withRoutes(Listener listener) {
    var builder = listener.toBuilder();
    builder.getFilterChainsBuilderList().forEach(this::putRoutes);
    return builder.build();
  }

  private void putRoutes(FilterChain.Builder chain) {
    chain
        .getFiltersBuilderList()
        .forEach(
            filter -> {
              if (filter.hasConfigDiscovery()) {
                putRelay(filter);
              } else {
                putRoutes(filter);
              }
            });
  }

  private void putRelay(Filter.Builder filter) {
    var extension = resources.of(ResourceType.EXTENSION).get(filter.getName());
    filter
        .clearConfigDiscovery()
        .setTypedConfig(
            parsed(
                    Optional.ofNullable(extension).orElseThrow(),
                    TypedExtensionConfig.getDefaultInstance())
                .getTypedConfig());
  }

  private void putRoutes(Filter.Builder filter) {
    var connections = unpacked(filter.getTypedConfig(), HttpConnectionManager.class).toBuilder();
    var table = resources.of(ResourceType.ROUTES).get(connections.getRds().getRouteConfigName());
    var routes =
        table == null
            ? RouteConfiguration.getDefaultInstance()
            : parsed(table, RouteConfiguration.getDefaultInstance());
    filter.setTypedConfig(Any.pack(connections.setRouteConfig(routes).build()));
  }

  private static <T extends Message> T unpacked(Any any, Class<T> type) {
    try {
      return any.unpack(type);
    } catch (InvalidProtocolBufferException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  private <T extends Message> Stream<T> of(ResourceType type, T prototype) {
    return resources.of(type).all().stream().map(resource -> parsed(resource, prototype));
  }

  @SuppressWarnings("unchecked")
  private static <T extends Message> T parsed(Resource resource, T prototype) {
    try {
      return (T) prototype.getParserForType().parseFrom(resource.body());
    } catch (InvalidProtocolBufferException unexpected) {
      throw new AssertionError(unexpected);
    }
  }
}
