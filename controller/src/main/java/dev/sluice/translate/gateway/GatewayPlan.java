package dev.sluice.translate.gateway;

import dev.sluice.finding.Finding;
import dev.sluice.infra.Tenant;
import dev.sluice.object.Gateway;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.reference.Resolved;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A Gateway of ours and what becomes of its listeners.
///
/// @param gateway the Gateway
/// @param fleet name of the fleet of proxies that serves it
/// @param tenant whom the fleet serves, where fleets have objects of their own
/// @param listeners one per listener, in the order written
/// @param clientCertificate Secret with the certificate to present to backends, if it asks for one
/// @param findings what is wrong with the Gateway as a whole; then it takes no requests
/// @param notes what its owner should know although nothing is wrong
public record GatewayPlan(
    Gateway gateway,
    String fleet,
    Optional<Tenant> tenant,
    List<ListenerPlan> listeners,
    Optional<Resolved<ObjectKey>> clientCertificate,
    List<Finding> findings,
    List<String> notes) {

  public GatewayPlan {
    listeners = List.copyOf(listeners);
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  /// Whether nothing is wrong with the Gateway as a whole.
  public boolean valid() {
    return findings.isEmpty();
  }

  /// The listeners that take requests.
  public Stream<ListenerPlan> serving() {
    return valid() ? listeners.stream().filter(ListenerPlan::serving) : Stream.empty();
  }
}
