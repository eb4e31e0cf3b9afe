package dev.sluice.xds.envoy.filter;

import com.google.protobuf.Message;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;

/// Sends requests upstream, without the `x-envoy-*` headers that Envoy would add to requests and
/// responses.
final class RouterFilter implements HttpFilterSource {
  @Override
  public FilterStage stage() {
    return FilterStage.ROUTER;
  }

  @Override
  public String name() {
    return "envoy.filters.http.router";
  }

  @Override
  public Message config() {
    return Router.newBuilder().setSuppressEnvoyHeaders(true).build();
  }

  @Override
  public boolean everywhere() {
    return true;
  }
}
