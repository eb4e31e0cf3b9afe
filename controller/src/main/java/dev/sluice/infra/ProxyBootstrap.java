package dev.sluice.infra;

import dev.sluice.bootstrap.AdminAddress;
import dev.sluice.bootstrap.Discovery;
import dev.sluice.bootstrap.EnvoyBootstrap;
import dev.sluice.bootstrap.IpFamilies;
import dev.sluice.bootstrap.Limits;
import dev.sluice.bootstrap.Vitals;
import dev.sluice.pki.Identity;
import java.util.Optional;
import java.util.OptionalLong;

/// What a proxy in a pod is told at its start, and where its container finds it.
final class ProxyBootstrap {

  static final String CONFIGURATION = "/etc/sluice/bootstrap";
  static final String CERTIFICATES = "/etc/sluice/certificates";
  static final String RUNTIME = "/var/run/sluice";

  /// The port for probes and metrics.
  static final int VITALS_PORT = 19_001;

  /// Envoy counts its heap only, while the system counts all.
  private static final int HEAP_PERCENT = 90;

  private ProxyBootstrap() {}

  static EnvoyBootstrap of(
      DataPlane plane, Identity.ControlPlane controlPlane, int port, IpFamilies families) {
    var host = controlPlane.host();
    return new EnvoyBootstrap(
        Optional.empty(),
        new Discovery.MutualTls(host, port, host, CERTIFICATES, CONFIGURATION),
        new AdminAddress.UnixSocket(RUNTIME + "/admin.sock"),
        Optional.of(vitals(plane, families)),
        new Limits(Limits.DEFAULT.connections(), heap(plane)));
  }

  static Vitals vitals(DataPlane plane, IpFamilies families) {
    return new Vitals(
        families,
        VITALS_PORT,
        plane.tenant().drainToken(),
        plane.parameters().launch().drainTime());
  }

  private static OptionalLong heap(DataPlane plane) {
    return plane.parameters().resources().memoryLimit().stream()
        .mapToLong(limit -> Quantity.value(limit) / 100 * HEAP_PERCENT)
        .findFirst();
  }
}
