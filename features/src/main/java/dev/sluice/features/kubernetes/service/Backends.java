package dev.sluice.features.kubernetes.service;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The endpoints a service port leads to at the moment.
final class Backends {
  private final AtomicInteger turn = new AtomicInteger();
  private volatile List<InetSocketAddress> addresses = List.of();
  private volatile boolean sticky;

  void set(List<InetSocketAddress> current, boolean clientAffinity) {
    addresses = List.copyOf(current);
    sticky = clientAffinity;
  }

  /// The endpoint for a new connection: each in turn, or always the same one for a client if the
  /// service asks for that.
  Optional<InetSocketAddress> pick(InetAddress client) {
    List<InetSocketAddress> now = addresses;
    if (now.isEmpty()) {
      return Optional.empty();
    }
    int number = sticky ? client.hashCode() : turn.getAndIncrement();
    return Optional.of(now.get(Math.floorMod(number, now.size())));
  }

  boolean has(InetSocketAddress address) {
    return addresses.contains(address);
  }
}
