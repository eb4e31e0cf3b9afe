package dev.sluice.object.decode;

import dev.sluice.object.GatewayAddress;
import java.util.List;
import java.util.Optional;

/// Reads the addresses that a Gateway asks for.
final class GatewayAddresses {

  private static final int MOST = 16;
  private static final String IP_ADDRESS = GatewayAddress.IP_ADDRESS;
  private static final String HOSTNAME = GatewayAddress.HOSTNAME;
  private static final TextRule TYPE =
      TextRule.length(1, 253)
          .and(
              TextRule.of(
                  GatewayAddresses::isType,
                  "IPAddress, Hostname, NamedAddress, or a type with a domain before it"));
  private static final TextRule VALUE = TextRule.length(0, 253);
  private static final TextRule HOST =
      value -> value.isEmpty() ? Optional.empty() : Hostnames.HOST_OR_WILDCARD.objection(value);
  private static final TextRule ROUTABILITY =
      TextRule.of(
          value -> value.isEmpty() || value.equals("Cluster") || isOwnRoutability(value),
          "Cluster, or a value with a domain before it");

  private GatewayAddresses() {}

  static List<GatewayAddress> read(Fields spec) {
    var addresses = spec.objects("addresses", MOST, GatewayAddresses::address);
    checkUnique(spec, addresses, IP_ADDRESS);
    checkUnique(spec, addresses, HOSTNAME);
    return addresses;
  }

  private static GatewayAddress address(Fields address) {
    var type = address.optionalText("type", TYPE).orElse(IP_ADDRESS);
    var value =
        address
            .optionalText("value", type.equals(HOSTNAME) ? HOST : VALUE)
            .filter(written -> !written.isEmpty());
    address.optionalText("routability", ROUTABILITY);
    address.unsupported("routability");
    return new GatewayAddress(type, value);
  }

  private static void checkUnique(Fields spec, List<GatewayAddress> addresses, String type) {
    spec.requireUnique(
        "addresses",
        addresses.stream()
            .filter(address -> address.type().equals(type))
            .flatMap(address -> address.value().stream())
            .toList());
  }

  private static boolean isType(String type) {
    return type.equals(IP_ADDRESS)
        || type.equals(HOSTNAME)
        || type.equals("NamedAddress")
        || Names.isDomainPrefixed(type);
  }

  private static boolean isOwnRoutability(String value) {
    var slash = value.indexOf('/');
    if (slash <= 0 || slash == value.length() - 1) {
      return false;
    }
    var domain = value.substring(0, slash);
    return Names.isSubdomain(domain) && !domain.equals("k8s.io") && !domain.endsWith(".k8s.io");
  }
}
