package dev.sluice.cluster.peers;

import dev.sluice.loop.FleetMonitors;
import dev.sluice.object.Change;
import dev.sluice.object.EndpointSlice;
import dev.sluice.object.ObjectKey;
import io.grpc.ManagedChannel;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The other replicas of the control plane, found behind the Service that proxies use, and told
/// what this one knows. Any thread.
public final class Peers implements AutoCloseable {

  private final String replica;
  private final ObjectKey service;
  private final Set<String> ownAddresses;
  private final FleetMonitors monitors;
  private final Function<String, ManagedChannel> connector;
  private final Map<ObjectKey, Set<String>> addresses = new HashMap<>();
  private final Map<String, PeerLink> links = new HashMap<>();

  /// @param replica the name of this one
  /// @param service the Service of the discovery servers
  /// @param ownAddresses the addresses of this replica, which is not a peer
  /// @param monitors what is known
  /// @param connector makes a channel to an address
  public Peers(
      String replica,
      ObjectKey service,
      Collection<String> ownAddresses,
      FleetMonitors monitors,
      Function<String, ManagedChannel> connector) {
    this.replica = replica;
    this.service = service;
    this.ownAddresses = Set.copyOf(ownAddresses);
    this.monitors = monitors;
    this.connector = connector;
  }

  /// Looks for replicas that came or went.
  public synchronized void changed(List<Change> slices) {
    for (var change : slices) {
      if (change instanceof Change.Put(EndpointSlice slice)
          && slice.service().filter(service::equals).isPresent()) {
        addresses.put(change.key(), addresses(slice));
      } else {
        addresses.remove(change.key());
      }
    }
    connect();
  }

  /// There is something new to tell.
  public synchronized void tell() {
    links.values().forEach(PeerLink::changed);
  }

  @Override
  public synchronized void close() {
    links.values().forEach(PeerLink::close);
    links.clear();
  }

  private void connect() {
    var wanted = new HashSet<String>();
    addresses.values().forEach(wanted::addAll);
    wanted.removeAll(ownAddresses);
    links.entrySet().removeIf(link -> gone(link.getKey(), link.getValue(), wanted));
    wanted.forEach(address -> links.computeIfAbsent(address, this::link));
  }

  private static boolean gone(String address, PeerLink link, Set<String> wanted) {
    if (wanted.contains(address)) {
      return false;
    }
    link.close();
    return true;
  }

  private PeerLink link(String address) {
    return new PeerLink(address, connector.apply(address), this::message);
  }

  private PeerLink.Message message(long last) {
    var page = monitors.rollouts().after(last);
    var reports = new Reports(replica, monitors.reports(), page.versions(), last == 0);
    return new PeerLink.Message(reports, page.last());
  }

  /// Also replicas that are not ready yet: they may be about to lead.
  private static Set<String> addresses(EndpointSlice slice) {
    var found = new HashSet<String>();
    slice.endpoints().forEach(endpoint -> found.addAll(endpoint.addresses()));
    return found;
  }
}
