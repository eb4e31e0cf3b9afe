package dev.sluice.cluster.companion;

import dev.sluice.cluster.companion.Prober.Probe;
import dev.sluice.knative.companion.CompanionRoute.Parent;
import dev.sluice.knative.companion.ProbeRequest;
import dev.sluice.knative.companion.TlsListener;
import dev.sluice.object.Gateway;
import dev.sluice.object.Listener;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds which proxies are to be asked. One thread at a time.
///
/// @param sites the Gateways
/// @param backends their Services
record ProbePlan(Sites sites, Backends backends) {

  private static final String HTTP = "HTTP";
  private static final String HTTPS = "HTTPS";

  /// The probes of a request: at each proxy of each Gateway of which the settings name the Service.
  /// Empty if there are proxies to be asked and none is there, or not all of what they listen on.
  ///
  /// @param certificates listeners for the KIngress, which its hosts are asked at as well
  Optional<Set<Probe>> probes(ProbeRequest request, Collection<TlsListener> certificates) {
    var all = new HashSet<Probe>();
    for (var parent : Set.copyOf(request.parents())) {
      var service = sites.service(parent);
      if (service.isPresent()) {
        var listeners = listeners(parent, request.host(), certificates);
        for (var listener : listeners) {
          var targets =
              backends.targets(service.get(), listener.port(), Sites.serves(listener, HTTPS));
          targets.forEach(target -> all.add(new Probe(target, request)));
          if (targets.isEmpty()) {
            return Optional.empty();
          }
        }
        if (listeners.isEmpty()) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(all);
  }

  private List<Listener> listeners(
      Parent parent, String host, Collection<TlsListener> certificates) {
    return sites
        .find(parent)
        .map(
            gateway ->
                parent.section().isEmpty()
                    ? onWhole(gateway, parent, host, certificates)
                    : named(gateway, parent.section()))
        .orElse(List.of());
  }

  /// One listener in plain text, and those for the certificate of the host; none while these are
  /// not there yet.
  private static List<Listener> onWhole(
      Gateway gateway, Parent parent, String host, Collection<TlsListener> certificates) {
    var names =
        certificates.stream()
            .filter(listener -> listener.gateway().equals(parent.name()))
            .filter(listener -> listener.gatewayNamespace().equals(parent.namespace()))
            .filter(listener -> listener.hostname().equals(host))
            .map(TlsListener::name)
            .toList();
    var secure = names.stream().flatMap(name -> named(gateway, name).stream()).toList();
    if (secure.size() < names.size()) {
      return List.of();
    }
    var plain =
        gateway.listeners().stream().filter(listener -> Sites.serves(listener, HTTP)).limit(1);
    return Stream.concat(plain, secure.stream()).toList();
  }

  private static List<Listener> named(Gateway gateway, String name) {
    return gateway.listeners().stream().filter(listener -> listener.name().equals(name)).toList();
  }
}
