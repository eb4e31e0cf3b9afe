package dev.sluice.pki;

import java.util.List;
import java.util.Optional;

/// Who a certificate speaks for, as a SPIFFE name in its subject alternative names.
public sealed interface Identity {

  /// What every name begins with.
  String TRUST_DOMAIN = "spiffe://sluice/";

  /// The name, as in `spiffe://sluice/ns/shop/gateway/web`.
  String uri();

  /// The DNS names that go with it; clients check them.
  default List<String> dnsNames() {
    return List.of();
  }

  /// The control plane, which serves discovery.
  ///
  /// @param namespace where it runs
  /// @param service name of the Service that proxies connect to
  record ControlPlane(String namespace, String service) implements Identity {
    @Override
    public String uri() {
      return TRUST_DOMAIN + "ns/%s/control-plane/%s".formatted(namespace, service);
    }

    @Override
    public List<String> dnsNames() {
      var host = host();
      return List.of(host, host + ".cluster.local", service + "." + namespace);
    }

    /// The name by which proxies reach and check the control plane.
    public String host() {
      return service + "." + namespace + ".svc";
    }
  }

  /// The proxies of one fleet.
  sealed interface Proxies extends Identity {
    /// The fleet whose configuration they may see.
    String fleet();
  }

  /// The proxies of a Gateway.
  record GatewayProxies(String namespace, String name) implements Proxies {
    @Override
    public String uri() {
      return TRUST_DOMAIN + "ns/%s/gateway/%s".formatted(namespace, name);
    }

    @Override
    public String fleet() {
      return namespace + "/" + name;
    }
  }

  /// The proxies that all Gateways of a class share.
  record ClassProxies(String className) implements Proxies {
    @Override
    public String uri() {
      return TRUST_DOMAIN + "class/" + className;
    }

    /// A colon is in no namespace's name, so this is never the fleet of a Gateway.
    @Override
    public String fleet() {
      return "class:" + className;
    }
  }

  /// The proxies of this name, if it is one of proxies.
  static Optional<Proxies> proxiesOf(String uri) {
    var path = uri.startsWith(TRUST_DOMAIN) ? segments(uri) : new String[] {};
    if (path.length == 4 && path[0].equals("ns") && path[2].equals("gateway")) {
      return Optional.of(new GatewayProxies(path[1], path[3]));
    }
    return path.length == 2 && path[0].equals("class")
        ? Optional.of(new ClassProxies(path[1]))
        : Optional.empty();
  }

  private static String[] segments(String uri) {
    return uri.substring(TRUST_DOMAIN.length()).split("/", -1);
  }
}
