package dev.sluice.facts;

/// What is fixed for the life of the process.
///
/// @param controllerName the `controllerName` of the GatewayClasses that are ours
/// @param placement where proxies listen
/// @param standIns who answers for Services without endpoints
/// @param knative which KIngresses are ours
public record Surroundings(
    String controllerName, Placement placement, StandIns standIns, KnativeScope knative) {

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
          CONTROLLER_NAME,
          new Placement.OneMachine(SHARED_FLEET, Placement.EVERY_ADDRESS, port -> port),
          StandIns.NOBODY);

  /// Surroundings in which Knative is called as usual.
  public Surroundings(String controllerName, Placement placement, StandIns standIns) {
    this(controllerName, placement, standIns, KnativeScope.DEFAULT);
  }
}
