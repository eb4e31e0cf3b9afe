package dev.sluice.object.decode;

import dev.sluice.object.ApiObject;
import dev.sluice.object.Kind;
import dev.sluice.object.Metadata;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Node.Mapping;
import java.util.Optional;
import java.util.function.Function;

/// Reads one object of a known kind.
final class ObjectReader {

  private static final Metadata UNKNOWN = Metadata.of("", "");

  private ObjectReader() {}

  /// An object, as far as it could be told, and what there is to say about it.
  record Read(Optional<ObjectKey> key, Optional<ApiObject> object, Report report) {}

  /// Reads what somebody wrote; whatever does not fit is an error and keeps the object out.
  static Read read(Kind kind, Mapping root) {
    return read(kind, root, false);
  }

  /// Reads what an API server has accepted; only a grant must be understood as a whole, lest it
  /// grants too much.
  static Read readStored(Kind kind, Mapping root) {
    return read(kind, root, true);
  }

  private static Read read(Kind kind, Mapping root, boolean stored) {
    var key = Headers.key(kind, root);
    var report = new Report(key.map(ObjectKey::toString).orElse(kind.label()), stored);
    var object =
        Fields.read(root, Place.ROOT, report, fields -> object(kind, fields))
            .filter(_ -> !report.failed())
            .filter(_ -> !(report.doubtful() && kind == Kind.REFERENCE_GRANT));
    return new Read(key, object, report);
  }

  private static Optional<ApiObject> object(Kind kind, Fields fields) {
    fields.ignore("apiVersion", "kind");
    var metadata = fields.requiredObject("metadata", inner -> ObjectMetadata.read(kind, inner));
    var object = object(kind, metadata.orElse(UNKNOWN), fields);
    fields.ignore("status");
    return object.map(Function.identity());
  }

  private static Optional<? extends ApiObject> object(Kind kind, Metadata metadata, Fields fields) {
    return switch (kind) {
      case GATEWAY_CLASS -> GatewayClasses.read(metadata, fields);
      case GATEWAY -> Gateways.read(metadata, fields);
      case HTTP_ROUTE -> HttpRoutes.read(metadata, fields);
      case LISTENER_SET -> ListenerSets.read(metadata, fields);
      case GRPC_ROUTE -> GrpcRoutes.read(metadata, fields);
      case TLS_ROUTE -> StreamRoutes.tls(metadata, fields);
      case TCP_ROUTE -> StreamRoutes.tcp(metadata, fields);
      case UDP_ROUTE -> StreamRoutes.udp(metadata, fields);
      case BACKEND_TLS_POLICY -> BackendTlsPolicies.read(metadata, fields);
      case REFERENCE_GRANT -> ReferenceGrants.read(metadata, fields);
      case KNATIVE_INGRESS -> Optional.of(KnativeIngresses.read(metadata, fields));
      case SERVICE -> Services.read(metadata, fields);
      case ENDPOINT_SLICE -> Optional.of(EndpointSlices.read(metadata, fields));
      case SECRET -> Optional.of(Secrets.read(metadata, fields));
      case CONFIG_MAP -> Optional.of(ConfigMaps.read(metadata, fields));
      case NAMESPACE -> Optional.of(Namespaces.read(metadata, fields));
      case DEPLOYMENT -> Optional.of(Deployments.read(metadata, fields));
      case POD -> Optional.of(Pods.read(metadata, fields));
      case CUSTOM_RESOURCE_DEFINITION ->
          Optional.of(CustomResourceDefinitions.read(metadata, fields));
    };
  }
}
