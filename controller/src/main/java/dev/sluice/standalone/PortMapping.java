package dev.sluice.standalone;

/// Which local port stands for a listener's port, so that port 80 works without being root.
///
/// @param privilegedOffset added to ports below 1024 only; 0 binds every port as written
public record PortMapping(int privilegedOffset) {
  /// Port 80 is reached at 10080, port 443 at 10443, port 8080 at 8080.
  public static final PortMapping DEFAULT = new PortMapping(10_000);

  private static final int FIRST_UNPRIVILEGED = 1024;
  private static final int LAST = 65_535;

  /// Refuses an offset that leaves a privileged port without a port.
  public PortMapping {
    if (privilegedOffset < 0 || privilegedOffset > LAST - FIRST_UNPRIVILEGED + 1) {
      throw new IllegalArgumentException("not an offset for ports: " + privilegedOffset);
    }
  }

  /// The port to bind for a listener's port.
  public int bind(int listenerPort) {
    return listenerPort < FIRST_UNPRIVILEGED ? listenerPort + privilegedOffset : listenerPort;
  }
}
