package dev.sluice.app;

import dev.sluice.kube.Election;
import dev.sluice.kube.LeadershipListener;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// Whether this replica writes. Any thread.
final class Leadership implements AutoCloseable {

  private final Optional<Election> election;
  private final AtomicBoolean alone = new AtomicBoolean();

  private Leadership(Optional<Election> election) {
    this.election = election;
  }

  /// The only replica: it always leads.
  static Leadership alone() {
    var leadership = new Leadership(Optional.empty());
    leadership.alone.set(true);
    return leadership;
  }

  /// One of several.
  ///
  /// @param maker makes the election that tells the listener
  /// @param onLead called when this replica begins to lead
  static Leadership elected(Function<LeadershipListener, Election> maker, Runnable onLead) {
    LeadershipListener listener =
        (ours, _) -> {
          if (ours) {
            onLead.run();
          }
        };
    return new Leadership(Optional.of(maker.apply(listener)));
  }

  /// Starts to take part in the election.
  void start() {
    election.ifPresent(Election::start);
  }

  /// Whether this replica may write at this moment.
  boolean leads() {
    return election.map(Election::leads).orElseGet(alone::get);
  }

  /// Hands a lead over.
  @Override
  public void close() {
    election.ifPresent(Election::close);
  }
}
