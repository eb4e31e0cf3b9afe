package dev.sluice.kube;

import dev.sluice.object.Kind;
import dev.sluice.status.merge.StatusShape;
import java.util.Optional;

/// The kinds whose statuses we write.
final class StatusShapes {

  private StatusShapes() {}

  /// How the status of the kind is divided; empty for kinds whose status is none of our business.
  static Optional<StatusShape> of(Kind kind) {
    return switch (kind) {
      case GATEWAY_CLASS, GATEWAY, LISTENER_SET, KNATIVE_INGRESS -> Optional.of(StatusShape.WHOLE);
      case HTTP_ROUTE, GRPC_ROUTE, TLS_ROUTE, TCP_ROUTE, UDP_ROUTE ->
          Optional.of(StatusShape.PARENTS);
      case BACKEND_TLS_POLICY -> Optional.of(StatusShape.ANCESTORS);
      case REFERENCE_GRANT,
          SERVICE,
          ENDPOINT_SLICE,
          SECRET,
          CONFIG_MAP,
          NAMESPACE,
          DEPLOYMENT,
          POD,
          CUSTOM_RESOURCE_DEFINITION ->
          Optional.empty();
    };
  }
}
