package dev.sluice.infra;

import dev.sluice.json.Json;
import dev.sluice.pki.Identity;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Whom a fleet of proxies serves.
public sealed interface Tenant {

  /// Where the objects of the proxies are.
  String namespace();

  /// How they are called there, all of them.
  String objectName();

  /// The class whose parameters hold.
  String className();

  /// The name of the proxies in their certificate, which gives the fleet.
  Identity.Proxies identity();

  /// By which labels the proxies differ from all others of their namespace; never changes.
  SortedMap<String, String> selector();

  /// The reference by which the objects go with their owner.
  Json.Obj owner();

  /// Unguessable for those who cannot read the owner.
  String drainToken();

  /// One Gateway, with proxies in its namespace.
  ///
  /// @param uid what the API server called it
  record OneGateway(String namespace, String name, String uid, String className) implements Tenant {

    @Override
    public String objectName() {
      return GeneratedNames.of(name, className);
    }

    @Override
    public Identity.Proxies identity() {
      return new Identity.GatewayProxies(namespace, name);
    }

    @Override
    public SortedMap<String, String> selector() {
      return new TreeMap<>(
          Map.of(
              Labels.PROXIES_OF, "gateway", Labels.GATEWAY_NAME, GeneratedNames.labelValue(name)));
    }

    @Override
    public Json.Obj owner() {
      return Labels.owner("Gateway", name, uid);
    }

    @Override
    public String drainToken() {
      return Fingerprint.of("drain " + uid);
    }
  }

  /// All Gateways of a class, with proxies in the namespace of the control plane.
  ///
  /// @param uid what the API server called the GatewayClass
  record WholeClass(String namespace, String className, String uid) implements Tenant {

    @Override
    public String objectName() {
      return GeneratedNames.of("sluice-class", className);
    }

    @Override
    public Identity.Proxies identity() {
      return new Identity.ClassProxies(className);
    }

    @Override
    public SortedMap<String, String> selector() {
      return new TreeMap<>(
          Map.of(
              Labels.PROXIES_OF, "class", Labels.CLASS_NAME, GeneratedNames.labelValue(className)));
    }

    @Override
    public Json.Obj owner() {
      return Labels.owner("GatewayClass", className, uid);
    }

    @Override
    public String drainToken() {
      return Fingerprint.of("drain " + uid);
    }
  }
}
