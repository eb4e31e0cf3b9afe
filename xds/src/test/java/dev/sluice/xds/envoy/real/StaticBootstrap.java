package dev.sluice.xds.envoy.real;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.sluice.xds.envoy.Clusters;
import dev.sluice.xds.envoy.Listeners;
import dev.sluice.xds.envoy.LoadAssignments;
import dev.sluice.xds.envoy.RouteConfigurations;
import dev.sluice.xds.envoy.Secrets;
import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Members;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.ir.Upstream;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap.StaticResources;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.DiscoveryType;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext;
import java.util.List;

/// A bootstrap without a control plane: what would be fetched is put in place, all else is as it
/// would be sent.
record StaticBootstrap(Proxy proxy) {

  Bootstrap message() {
    var resources = StaticResources.newBuilder();
    proxy.binds().forEach(bind -> resources.addListeners(listener(bind)));
    proxy.upstreams().forEach(upstream -> resources.addClusters(cluster(upstream)));
    proxy.keyPairs().forEach(keyPair -> resources.addSecrets(Secrets.secret(keyPair)));
    return Bootstrap.newBuilder().setStaticResources(resources).build();
  }

  private Cluster cluster(Upstream upstream) {
    var cluster = Clusters.cluster(upstream);
    if (!cluster.hasEdsClusterConfig()) {
      return cluster;
    }
    return cluster.toBuilder()
        .clearEdsClusterConfig()
        .setType(DiscoveryType.STATIC)
        .setLoadAssignment(LoadAssignments.loadAssignment(members(upstream)))
        .build();
  }

  private Members members(Upstream upstream) {
    return proxy.members().stream()
        .filter(members -> members.upstream().equals(upstream.name()))
        .findFirst()
        .orElseGet(() -> new Members(upstream.name(), List.of()));
  }

  private Listener listener(Bind bind) {
    var listener = Listeners.listener(bind).toBuilder();
    listener.getFilterChainsBuilderList().forEach(this::inline);
    return listener.build();
  }

  private void inline(FilterChain.Builder chain) {
    var filter = chain.getFiltersBuilder(0);
    filter.setTypedConfig(
        Any.pack(withRoutes(unpack(filter.getTypedConfig(), HttpConnectionManager.class))));
    if (chain.hasTransportSocket()) {
      var socket = chain.getTransportSocketBuilder();
      socket.setTypedConfig(
          Any.pack(withoutSources(unpack(socket.getTypedConfig(), DownstreamTlsContext.class))));
    }
  }

  private HttpConnectionManager withRoutes(HttpConnectionManager manager) {
    var table =
        proxy.tables().stream()
            .filter(candidate -> candidate.name().equals(manager.getRds().getRouteConfigName()))
            .findFirst()
            .orElseThrow();
    return manager.toBuilder()
        .setRouteConfig(RouteConfigurations.routeConfiguration(table))
        .build();
  }

  private static DownstreamTlsContext withoutSources(DownstreamTlsContext context) {
    var result = context.toBuilder();
    result
        .getCommonTlsContextBuilder()
        .getTlsCertificateSdsSecretConfigsBuilderList()
        .forEach(secret -> secret.clearSdsConfig());
    return result.build();
  }

  private static <T extends Message> T unpack(Any any, Class<T> type) {
    try {
      return any.unpack(type);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}
