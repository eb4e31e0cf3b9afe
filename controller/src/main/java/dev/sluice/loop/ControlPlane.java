package dev.sluice.loop;

import dev.sluice.encode.EncodedProxy;
import dev.sluice.facts.Facts;
import dev.sluice.facts.FleetState;
import dev.sluice.facts.Surroundings;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.Change;
import dev.sluice.object.ObjectKey;
import dev.sluice.status.ObjectStatus;
import dev.sluice.status.Statuses;
import dev.sluice.translate.Translation;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.snapshot.ResourceSet;
import java.util.List;
import java.util.SortedMap;

/// Facts, translation, resources and statuses over one engine: the same core for a running control
/// plane and for one-shot commands.
///
/// Used by one thread.
public final class ControlPlane {

  private final Incremental engine = new Incremental();
  private final Facts facts;
  private final Translation translation;
  private final EncodedProxy encoded;
  private final Statuses statuses;

  /// A control plane that knows nothing yet.
  public ControlPlane(Surroundings surroundings) {
    facts = new Facts(engine, surroundings);
    translation = new Translation(engine, facts);
    encoded = new EncodedProxy(engine, translation);
    statuses = new Statuses(engine, facts, translation);
  }

  /// Takes in changes as one revision.
  public void apply(List<Change> changes) {
    facts.apply(changes);
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

  /// What proxies should be given.
  public ResourceSet resources() {
    return encoded.resources();
  }

  /// What proxies should do, in our own words.
  public Proxy proxy() {
    return translation.proxy();
  }

  /// The status that each object of ours should have.
  public SortedMap<ObjectKey, ObjectStatus> statuses() {
    return statuses.all();
  }

  /// Forgets what nothing needs any more. To be called after everything that is needed was read.
  public void sweep() {
    engine.sweep();
  }
}
