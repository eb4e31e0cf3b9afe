package dev.sluice.facts;

import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/// Which proxies serve which Gateways, and where these listen.
public sealed interface Placement {

  /// All of IPv4.
  String EVERY_ADDRESS = "0.0.0.0";

  /// The fleets that are there even when no Gateway needs them.
  List<String> standing();

  /// The literal IP address that proxies bind.
  String address();

  /// The port that proxies bind for a listener port as written.
  int bindPort(int listenerPort);

  /// The port at which clients find a listener port as written.
  int clientPort(int listenerPort);

  /// All Gateways share the proxies of one machine, whose ports are also those that clients see.
  ///
  /// @param fleet name of the fleet that serves all Gateways
  /// @param address literal IP address to bind
  /// @param ports listener port to the port to bind
  record OneMachine(String fleet, String address, IntUnaryOperator ports) implements Placement {

    private static final Set<String> ALL = Set.of(EVERY_ADDRESS, "::");

    @Override
    public List<String> standing() {
      return List.of(fleet);
    }

    @Override
    public int bindPort(int listenerPort) {
      return ports.applyAsInt(listenerPort);
    }

    @Override
    public int clientPort(int listenerPort) {
      return bindPort(listenerPort);
    }

    /// An address at which proxies can be reached from the same machine.
    public String reachable() {
      return ALL.contains(address) ? Surroundings.LOOPBACK : address;
    }
  }

  /// Each Gateway, or each class that wants it so, has proxies of its own, behind a Service that
  /// maps the listener ports to ports that need no privilege.
  ///
  /// @param controlNamespace the namespace of the control plane
  /// @param address literal IP address to bind
  record OwnProxies(String controlNamespace, String address) implements Placement {

    private static final int FIRST_UNPRIVILEGED = 1024;
    private static final int OFFSET = 10_000;

    @Override
    public List<String> standing() {
      return List.of();
    }

    @Override
    public int bindPort(int listenerPort) {
      return listenerPort < FIRST_UNPRIVILEGED ? listenerPort + OFFSET : listenerPort;
    }

    @Override
    public int clientPort(int listenerPort) {
      return listenerPort;
    }
  }
}
