package dev.sluice.infra;

import dev.sluice.bootstrap.IpFamilies;
import dev.sluice.infra.Entrance.Transport;
import dev.sluice.object.GatewayAddress;
import dev.sluice.pki.Credentials;
import dev.sluice.pki.Identity;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Data planes to try things with.
final class Planes {

  static final Credentials CREDENTIALS = new Credentials("certificate", "key", "trust");
  static final Infrastructure INFRASTRUCTURE = infrastructure(IpFamilies.IPV4);
  static final Entrance HTTP = new Entrance(80, Transport.TCP, 10_080);
  static final Tenant.OneGateway WEB = new Tenant.OneGateway("shop", "web", "uid-1", "sluice");

  private Planes() {}

  static Infrastructure infrastructure(IpFamilies families) {
    return new Infrastructure(
        new Identity.ControlPlane("sluice-system", "sluice"), 18_000, families);
  }

  static DataPlane web() {
    return of(WEB, ProxyParameters.DEFAULT);
  }

  static DataPlane of(Tenant tenant, ProxyParameters parameters) {
    return new DataPlane(tenant, none(), none(), List.of(HTTP), List.of(), parameters);
  }

  static DataPlane with(Entrance... entrances) {
    return new DataPlane(
        WEB, none(), none(), List.of(entrances), List.of(), ProxyParameters.DEFAULT);
  }

  static DataPlane asking(ProxyParameters parameters, String... addresses) {
    return new DataPlane(WEB, none(), none(), List.of(HTTP), asked(addresses), parameters);
  }

  static List<GatewayAddress> asked(String... addresses) {
    return List.of(addresses).stream()
        .map(
            address ->
                new GatewayAddress(
                    GatewayAddress.IP_ADDRESS,
                    Optional.of(address).filter(text -> !text.isEmpty())))
        .toList();
  }

  static DesiredObject object(InfraKind kind, DataPlane plane) {
    return INFRASTRUCTURE.desired(plane, CREDENTIALS).stream()
        .filter(object -> object.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static SortedMap<String, String> none() {
    return new TreeMap<>();
  }
}
