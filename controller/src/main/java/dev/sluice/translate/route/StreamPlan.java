package dev.sluice.translate.route;

import dev.sluice.facts.ServicePort;
import java.util.List;
import java.util.Optional;

/// Where a route sends connections or datagrams, whichever listeners it attaches to.
///
/// @param shares chosen by weight; none to send nothing anywhere
public record StreamPlan(List<Share> shares) {

  /// Nowhere.
  public static final StreamPlan NOTHING = new StreamPlan(List.of());

  public StreamPlan {
    shares = List.copyOf(shares);
  }

  /// The Service ports that the shares lead to, each once, in the order written.
  public List<ServicePort> backends() {
    return shares.stream().flatMap(share -> share.backend().stream()).distinct().toList();
  }

  /// A share of the connections or sessions.
  ///
  /// @param backend where it goes; absent to refuse it, as the reference is broken
  /// @param weight positive, relative to the sum of all shares
  public record Share(Optional<ServicePort> backend, int weight) {}
}
