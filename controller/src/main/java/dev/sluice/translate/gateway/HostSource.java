package dev.sluice.translate.gateway;

import dev.sluice.object.ObjectKey;
import dev.sluice.xds.ir.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/// Objects that have hosts at Gateways without attaching as routes do.
public interface HostSource {

  /// The hosts that an object has, by Gateway.
  Map<ObjectKey, Set<String>> hosts(ObjectKey owner);

  /// Those of the hosts for which the object brings a certificate.
  Map<ObjectKey, Set<String>> certifiedHosts(ObjectKey owner);

  /// The rules of an object for one of its hosts.
  ///
  /// @param secure whether requests come over TLS
  List<Rule> rules(ObjectKey owner, ObjectKey gateway, String host, boolean secure);

  /// The server names for which objects bring certificates to the Gateway, by Secret; each name
  /// once.
  SortedMap<ObjectKey, SortedSet<String>> certificates(ObjectKey gateway);
}
