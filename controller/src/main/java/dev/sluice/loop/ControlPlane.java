package dev.sluice.loop;

import dev.sluice.encode.EncodedProxy;
import dev.sluice.facts.Facts;
import dev.sluice.facts.FleetState;
import dev.sluice.facts.Surroundings;
import dev.sluice.incremental.Incremental;
import dev.sluice.incremental.Outlet;
import dev.sluice.infra.DataPlane;
import dev.sluice.object.Change;
import dev.sluice.object.ObjectKey;
import dev.sluice.status.ObjectStatus;
import dev.sluice.status.Statuses;
import dev.sluice.translate.Translation;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.snapshot.ResourceSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Facts, translation, resources and statuses over one engine: the same core for a running control
/// plane and for one-shot commands.
///
/// Used by one thread.
public final class ControlPlane {

  private final Incremental engine;
  private final Facts facts;
  private final Translation translation;
  private final Statuses statuses;
  private final Switchover switchover;
  private final SortedSet<ObjectKey> switched = new TreeSet<>();
  private @Nullable EncodedProxy encoded;

  /// A control plane that knows nothing yet, in which a bug is thrown at whoever asks.
  public ControlPlane(Surroundings surroundings) {
    this(
        surroundings,
        (_, bug) -> {
          throw bug;
        });
  }

  /// A control plane that knows nothing yet.
  ///
  /// @param onBug told once of each failure of a translation: of what, and what was thrown
  public ControlPlane(Surroundings surroundings, BiConsumer<String, RuntimeException> onBug) {
    engine = new Incremental(onBug);
    facts = new Facts(engine, surroundings);
    translation = new Translation(engine, facts);
    statuses = new Statuses(engine, facts, translation);
    switchover = new Switchover(facts, translation.knative().verdicts());
  }

  /// Takes in changes as one revision.
  public void apply(List<Change> changes) {
    facts.apply(changes);
    switched.addAll(switchover.after(changes));
  }

  /// The KIngresses that requests follow another version of since this was asked last.
  SortedSet<ObjectKey> takeSwitched() {
    var taken = new TreeSet<>(switched);
    switched.clear();
    return taken;
  }

  /// The KIngresses whose newest version is not in force.
  SortedSet<ObjectKey> held() {
    return switchover.held();
  }

  /// Takes in what is known about the proxies of a fleet.
  public void apply(String fleet, FleetState state) {
    facts.apply(fleet, state);
  }

  /// The objects and what is indexed about them.
  public Facts facts() {
    return facts;
  }

  /// The translation, for questions about one object.
  public Translation translation() {
    return translation;
  }

  /// What the proxies of each fleet should be given, by name of the fleet. A fleet whose
  /// translation has a bug keeps what it had.
  ///
  /// Nothing is encoded before this is asked for.
  public Outlet<String, ResourceSet> resources() {
    var known = encoded;
    if (known == null) {
      known = new EncodedProxy(engine, translation);
      encoded = known;
    }
    return known.byFleet();
  }

  /// The names of the fleets that serve our Gateways, in order.
  public SortedSet<String> fleetNames() {
    return translation.gateways().fleetNames();
  }

  /// What the proxies of a fleet should do, in our own words.
  public Proxy proxy(String fleet) {
    return translation.proxy(fleet);
  }

  /// The proxies that there should be for each fleet, where fleets have objects of their own.
  public Outlet<String, DataPlane> dataPlanes() {
    return translation.dataPlanes().byFleet();
  }

  /// The status that each object of ours should have.
  public Outlet<ObjectKey, ObjectStatus> statuses() {
    return statuses.byObject();
  }

  /// Forgets what nothing needs any more. To be called after everything that is needed was read.
  public void sweep() {
    engine.sweep();
  }
}
