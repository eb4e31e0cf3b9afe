package dev.sluice.xds.envoy.filter;

import com.google.protobuf.Message;
import dev.sluice.xds.ir.Treatment;
import java.util.Optional;

/// An HTTP filter of Envoy: how it is installed on every listener, and how a route uses it.
public interface HttpFilterSource {
  /// Where the filter stands.
  FilterStage stage();

  /// Envoy's name of the filter, also the key of its configuration on a route.
  String name();

  /// The configuration on the listener: constant, because listeners are not to change.
  Message config();

  /// Whether the filter runs on every route, or only on those that configure it.
  default boolean everywhere() {
    return false;
  }

  /// The configuration on a route with this treatment; absent where the filter has nothing to do.
  default Optional<Message> perRoute(Treatment treatment) {
    return Optional.empty();
  }
}
