package dev.sluice.infra;

import dev.sluice.infra.ProxyParameters.ServiceType;
import dev.sluice.json.Json;
import dev.sluice.object.GatewayAddress;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Asks for the addresses of `spec.addresses`, and tells which of them came.
public final class Addresses {

  private static final String IP_ADDRESS = GatewayAddress.IP_ADDRESS;
  private static final List<String> LIST_ANNOTATIONS =
      List.of("kube-vip.io/loadbalancerIPs", "lbipam.cilium.io/ips", "metallb.io/loadBalancerIPs");

  private Addresses() {}

  /// The entries of a type that nobody can assign; a Gateway that asks for one has the reason
  /// `UnsupportedAddress`.
  public static List<GatewayAddress> unsupported(List<GatewayAddress> asked) {
    return asked.stream().filter(address -> !address.type().equals(IP_ADDRESS)).toList();
  }

  /// The addresses that came, and those that were asked for in vain.
  ///
  /// @param assigned where clients reach the Gateway; if some were asked for, only those
  /// @param missing asked for by value and not assigned: reason `AddressNotUsable`
  public record Assignment(List<GatewayAddress> assigned, List<GatewayAddress> missing) {

    public Assignment {
      assigned = List.copyOf(assigned);
      missing = List.copyOf(missing);
    }

    /// Whether the Gateway is where it should be; without this, no address at all is the reason
    /// `AddressNotAssigned`.
    public boolean complete() {
      return missing.isEmpty() && !assigned.isEmpty();
    }
  }

  /// Compares what was asked for with what is there.
  ///
  /// @param there the addresses of the Service of the proxies
  /// @param asked `spec.addresses`
  public static Assignment assignment(List<GatewayAddress> there, List<GatewayAddress> asked) {
    var wanted = byValue(asked);
    if (wanted.isEmpty()) {
      return new Assignment(there, List.of());
    }
    return new Assignment(
        wanted.stream().filter(there::contains).toList(),
        wanted.stream().filter(address -> !there.contains(address)).toList());
  }

  /// How a Service asks for them. A load balancer has one field for one address, of which every
  /// implementation knows; for several, each implementation has an annotation.
  static Json.Obj ask(Json.Obj spec, ServiceType type, List<GatewayAddress> asked) {
    var values = values(asked);
    if (values.isEmpty()) {
      return spec;
    }
    if (type != ServiceType.LOAD_BALANCER) {
      return spec.with("externalIPs", Json.texts(values));
    }
    return values.size() == 1 ? spec.with("loadBalancerIP", values.getFirst()) : spec;
  }

  /// The annotations that ask for several.
  static SortedMap<String, String> annotations(ServiceType type, List<GatewayAddress> asked) {
    var values = values(asked);
    var annotations = new TreeMap<String, String>();
    if (type == ServiceType.LOAD_BALANCER && values.size() > 1) {
      LIST_ANNOTATIONS.forEach(name -> annotations.put(name, String.join(",", values)));
    }
    return annotations;
  }

  private static List<GatewayAddress> byValue(List<GatewayAddress> asked) {
    return asked.stream()
        .filter(address -> address.type().equals(IP_ADDRESS) && address.value().isPresent())
        .distinct()
        .toList();
  }

  private static List<String> values(List<GatewayAddress> asked) {
    return byValue(asked).stream().map(GatewayAddress::value).flatMap(Optional::stream).toList();
  }
}
