package dev.sluice.xds.envoy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TypeRegistry;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.TypedExtensionConfig;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.RouteList;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.Cors;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.CorsPolicy;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;
import io.envoyproxy.envoy.extensions.filters.udp.udp_proxy.v3.UdpProxyConfig;
import io.envoyproxy.envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.Secret;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import io.envoyproxy.envoy.type.matcher.v3.HttpRequestHeaderMatchInput;
import java.util.List;

/// The messages that Sluice makes, for those who print them.
public final class MessageTypes {
  private static final List<Descriptor> TYPES =
      List.of(
          Cluster.getDescriptor(),
          ClusterLoadAssignment.getDescriptor(),
          Listener.getDescriptor(),
          RouteConfiguration.getDescriptor(),
          Secret.getDescriptor(),
          TypedExtensionConfig.getDescriptor(),
          Route.getDescriptor(),
          RouteList.getDescriptor(),
          Cors.getDescriptor(),
          CorsPolicy.getDescriptor(),
          Router.getDescriptor(),
          TlsInspector.getDescriptor(),
          HttpConnectionManager.getDescriptor(),
          TcpProxy.getDescriptor(),
          UdpProxyConfig.getDescriptor(),
          io.envoyproxy.envoy.extensions.filters.udp.udp_proxy.v3.Route.getDescriptor(),
          PreviousHostsPredicate.getDescriptor(),
          DownstreamTlsContext.getDescriptor(),
          UpstreamTlsContext.getDescriptor(),
          HttpProtocolOptions.getDescriptor(),
          HttpRequestHeaderMatchInput.getDescriptor());

  private MessageTypes() {}

  /// The types that may stand in an `Any`.
  public static TypeRegistry registry() {
    return TypeRegistry.newBuilder().add(TYPES).build();
  }

  /// The message of this type URL.
  ///
  /// @throws IllegalArgumentException if the type is none of ours, or the bytes are not of it
  public static Message parse(String typeUrl, ByteString body) {
    try {
      var type = registry().getDescriptorForTypeUrl(typeUrl);
      if (type == null) {
        throw new IllegalArgumentException("not a type of ours: " + typeUrl);
      }
      return DynamicMessage.parseFrom(type, body);
    } catch (InvalidProtocolBufferException malformed) {
      throw new IllegalArgumentException("not a " + typeUrl, malformed);
    }
  }
}
