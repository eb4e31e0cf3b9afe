package dev.sluice.translate.gateway;

import dev.sluice.object.ObjectKey;
import dev.sluice.xds.ir.Rule;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/// Objects that have hosts at a Gateway without attaching as routes do.
public interface HostSource {

  /// Who has hosts at the Gateway, in order of precedence.
  List<ObjectKey> owners(ObjectKey gateway);

  /// The hosts that an owner has at the Gateway.
  Set<String> hosts(ObjectKey owner, ObjectKey gateway);

  /// The rules of an owner for one of its hosts.
  ///
  /// @param secure whether requests come over TLS
  List<Rule> rules(ObjectKey owner, ObjectKey gateway, String host, boolean secure);

  /// The server names for which owners bring certificates to the Gateway, by Secret; each name
  /// once.
  SortedMap<ObjectKey, SortedSet<String>> certificates(ObjectKey gateway);
}
