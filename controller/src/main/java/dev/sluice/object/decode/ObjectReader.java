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

  static Read read(Kind kind, Mapping root) {
    var key = Headers.key(kind, root);
    var report = new Report(key.map(ObjectKey::toString).orElse(kind.label()));
    var object = Fields.read(root, Place.ROOT, report, fields -> object(kind, fields));
    return new Read(key, object.filter(_ -> !report.failed()), report);
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
      case LISTENER_SET,
          GRPC_ROUTE,
          TLS_ROUTE,
          TCP_ROUTE,
          UDP_ROUTE,
          BACKEND_TLS_POLICY,
          DEPLOYMENT,
          POD,
          CUSTOM_RESOURCE_DEFINITION ->
          Optional.empty();
      case REFERENCE_GRANT -> ReferenceGrants.read(metadata, fields);
      case SERVICE -> Services.read(metadata, fields);
      case ENDPOINT_SLICE -> Optional.of(EndpointSlices.read(metadata, fields));
      case SECRET -> Optional.of(Secrets.read(metadata, fields));
      case CONFIG_MAP -> Optional.of(ConfigMaps.read(metadata, fields));
      case NAMESPACE -> Optional.of(Namespaces.read(metadata, fields));
    };
  }
}
