package dev.sluice.infra;

import dev.sluice.bootstrap.EnvoyBootstrap;
import dev.sluice.bootstrap.IpFamilies;
import dev.sluice.json.Json;
import dev.sluice.pki.Credentials;
import dev.sluice.pki.Identity;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The objects that run the proxies of a data plane. Equal input gives equal objects; what is only
/// about listeners and routes changes nothing that would restart a proxy.
public final class Infrastructure {

  private final Identity.ControlPlane controlPlane;
  private final int discoveryPort;
  private final IpFamilies families;

  /// For proxies of this control plane, which serves discovery on this port of its Service, in pods
  /// with addresses of these families.
  public Infrastructure(
      Identity.ControlPlane controlPlane, int discoveryPort, IpFamilies families) {
    this.controlPlane = controlPlane;
    this.discoveryPort = discoveryPort;
    this.families = families;
  }

  /// What there should be, sorted by kind in the order of application. A Service must have a port:
  /// without entrances there is none among them, and one that exists may stay.
  ///
  /// @param credentials of the proxies, for [DataPlane#tenant]'s identity
  public List<DesiredObject> desired(DataPlane plane, Credentials credentials) {
    var bootstrap = bootstrap(plane);
    return Stream.of(
            Optional.of(serviceAccount(plane)),
            Optional.of(configMap(plane, bootstrap)),
            Optional.of(secret(plane, credentials)),
            service(plane),
            Optional.of(deployment(plane, bootstrap)),
            Optional.of(new Availability(plane).budget()),
            new Availability(plane).autoscaler())
        .flatMap(Optional::stream)
        .sorted(DesiredObject.ORDER)
        .toList();
  }

  /// The kinds of which there should be no object with the name of the data plane's objects.
  public static List<InfraKind> unwanted(DataPlane plane) {
    return plane.parameters().size().autoscaling().isPresent()
        ? List.of()
        : List.of(InfraKind.HORIZONTAL_POD_AUTOSCALER);
  }

  /// Whether an object that exists may be replaced: only what was made for the same owner. Somebody
  /// else's object that has the name by chance stays as it is.
  public static boolean mayReplace(Json.Obj existing, Tenant tenant) {
    var metadata = existing.object("metadata");
    return metadata.object("labels").text(Labels.MANAGED_BY).equals(Labels.SLUICE)
        && metadata.objects("ownerReferences").stream()
            .anyMatch(owner -> owner.text("uid").equals(tenant.owner().text("uid")));
  }

  private EnvoyBootstrap bootstrap(DataPlane plane) {
    return ProxyBootstrap.of(plane, controlPlane, discoveryPort, families);
  }

  private static DesiredObject serviceAccount(DataPlane plane) {
    return OwnedObjects.of(
        InfraKind.SERVICE_ACCOUNT,
        plane,
        Json.Obj.EMPTY.with("automountServiceAccountToken", false));
  }

  private static DesiredObject configMap(DataPlane plane, EnvoyBootstrap bootstrap) {
    return OwnedObjects.of(
        InfraKind.CONFIG_MAP,
        plane,
        Json.Obj.EMPTY.with("data", Json.textByName(bootstrap.files())));
  }

  private static DesiredObject secret(DataPlane plane, Credentials credentials) {
    return OwnedObjects.of(
        InfraKind.SECRET,
        plane,
        Json.Obj.EMPTY
            .with("type", "kubernetes.io/tls")
            .with("data", Json.textByName(OwnedObjects.base64(credentials.data()))));
  }

  private static DesiredObject deployment(DataPlane plane, EnvoyBootstrap bootstrap) {
    return OwnedObjects.of(
        InfraKind.DEPLOYMENT,
        plane,
        Json.Obj.EMPTY.with("spec", new ProxyDeployment(plane, bootstrap).spec()));
  }

  private Optional<DesiredObject> service(DataPlane plane) {
    if (plane.entrances().isEmpty()) {
      return Optional.empty();
    }
    var type = plane.parameters().exposure().type();
    SortedMap<String, String> annotations = new TreeMap<>(plane.annotations());
    annotations.putAll(Addresses.annotations(type, plane.addresses()));
    return Optional.of(
        OwnedObjects.of(
            InfraKind.SERVICE,
            plane,
            annotations,
            Json.Obj.EMPTY.with("spec", new ProxyService(plane, families).spec())));
  }
}
