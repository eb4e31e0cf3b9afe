package dev.sluice.xds.envoy;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import com.google.protobuf.TypeRegistry;
import io.envoyproxy.envoy.config.route.v3.RouteList;
import io.envoyproxy.envoy.extensions.clusters.dns.v3.DnsCluster;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.Cors;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.CorsPolicy;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import io.envoyproxy.envoy.type.matcher.v3.HttpRequestHeaderMatchInput;
import java.util.List;

/// Messages as text on one line, to compare with.
final class Printed {
  private static final List<Descriptor> ENVELOPED =
      List.of(
          RouteList.getDescriptor(),
          DnsCluster.getDescriptor(),
          Cors.getDescriptor(),
          CorsPolicy.getDescriptor(),
          Router.getDescriptor(),
          TlsInspector.getDescriptor(),
          HttpConnectionManager.getDescriptor(),
          PreviousHostsPredicate.getDescriptor(),
          DownstreamTlsContext.getDescriptor(),
          HttpProtocolOptions.getDescriptor(),
          HttpRequestHeaderMatchInput.getDescriptor());
  private static final TextFormat.Printer PRINTER =
      TextFormat.printer().usingTypeRegistry(TypeRegistry.newBuilder().add(ENVELOPED).build());

  private Printed() {}

  static String text(Message message) {
    return PRINTER.printToString(message).replaceAll("\\s+", " ").strip();
  }
}
