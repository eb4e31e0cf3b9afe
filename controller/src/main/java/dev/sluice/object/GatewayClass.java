package dev.sluice.object;

import java.util.Optional;

/// A class of Gateways and the controller that implements it.
///
/// @param metadata name and labels
/// @param controllerName which controller implements the class
/// @param parametersRef configuration of the class, if any
public record GatewayClass(
    Metadata metadata, String controllerName, Optional<ObjectRef> parametersRef)
    implements ApiObject {

  @Override
  public Kind kind() {
    return Kind.GATEWAY_CLASS;
  }
}
