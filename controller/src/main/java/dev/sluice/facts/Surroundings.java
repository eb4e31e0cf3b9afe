package dev.sluice.facts;

import java.util.Set;
import java.util.function.IntUnaryOperator;

/// What is fixed for the life of the process.
///
/// @param controllerName the `controllerName` of the GatewayClasses that are ours
/// @param placement where proxies listen
/// @param standIns who answers for Services without endpoints
public record Surroundings(String controllerName, Placement placement, StandIns standIns) {

  /// The `controllerName` of Sluice.
  public static final String CONTROLLER_NAME = "sluice.dev/gateway-controller";

  /// The address that stands for this machine.
  public static final String LOOPBACK = "127.0.0.1";

  /// The name of the class that Sluice brings.
  public static final String OWN_CLASS = "sluice";

  /// The fleet of a machine that all Gateways share.
  public static final String SHARED_FLEET = "standalone";

  /// A one-shot run: ports as written, on every address.
  public static final Surroundings DEFAULT =
      new Surroundings(
          CONTROLLER_NAME, new Placement(SHARED_FLEET, "0.0.0.0", port -> port), StandIns.NOBODY);

  /// Where proxies listen when all Gateways share one machine.
  ///
  /// @param fleet name of the fleet that serves all Gateways
  /// @param address literal IP address to bind
  /// @param ports listener port to the port to bind, which is also the one that clients see
  public record Placement(String fleet, String address, IntUnaryOperator ports) {

    private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::");

    /// An address at which proxies can be reached from the same machine.
    public String reachable() {
      return EVERY_ADDRESS.contains(address) ? LOOPBACK : address;
    }
  }
}
