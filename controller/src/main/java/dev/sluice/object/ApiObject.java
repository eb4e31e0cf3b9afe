package dev.sluice.object;

/// An object of one of the kinds that Sluice reads, immutable, with the API's defaults applied.
public sealed interface ApiObject
    permits GatewayClass,
        Gateway,
        ListenerSet,
        Route,
        Policy,
        ReferenceGrant,
        KnativeIngress,
        Service,
        EndpointSlice,
        Secret,
        ConfigMap,
        Namespace,
        Deployment,
        Pod,
        CustomResourceDefinition {

  /// What every object carries.
  Metadata metadata();

  /// The kind of this object.
  Kind kind();

  /// The identity of this object.
  default ObjectKey key() {
    return new ObjectKey(kind(), metadata().namespace(), metadata().name());
  }
}
