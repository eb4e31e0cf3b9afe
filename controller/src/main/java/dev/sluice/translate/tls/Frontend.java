package dev.sluice.translate.tls;

import dev.sluice.object.ObjectKey;
import dev.sluice.xds.ir.ClientValidation;
import dev.sluice.xds.ir.ClientValidation.Demand;
import java.util.Optional;

/// What a Gateway says about the certificates of clients.
///
/// @param gateway the Gateway
/// @param port the port that has a say of its own; absent for the default of all others
/// @param demand what happens to clients without a valid certificate
public record Frontend(ObjectKey gateway, Optional<Integer> port, Demand demand) {

  /// The name of the trust anchors.
  public String anchors() {
    var name = "gateway/%s/frontend".formatted(gateway.path());
    return port.map(number -> name + "/" + number).orElse(name);
  }

  /// Which certificates clients have to present.
  public ClientValidation validation() {
    return new ClientValidation(anchors(), demand);
  }
}
