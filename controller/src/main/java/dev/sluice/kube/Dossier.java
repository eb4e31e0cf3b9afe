package dev.sluice.kube;

import dev.sluice.json.Json.Obj;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.StatusShape;
import dev.sluice.status.merge.OwnStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is known and wanted of the status of one object, and when it is to be looked at. Any
/// thread; every method is short.
final class Dossier {

  /// An entry of ours that nobody wants is removed after this time: what it is about may just not
  /// have been translated yet.
  private static final Duration WITHDRAWAL = Duration.ofSeconds(2);

  private static final Duration FIRST_RETRY = Duration.ofMillis(50);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

  private final ObjectKey key;
  private final StatusShape shape;
  private final Retries retries = new Retries(FIRST_RETRY, LONGEST_RETRY);
  private Optional<Wanted> wanted = Optional.empty();
  private Optional<Observed> observed = Optional.empty();
  private Pace pace = Pace.fresh(System.nanoTime());
  private long generation;
  private boolean busy;
  private boolean stale;
  private long ticket;
  private long due = Long.MAX_VALUE;

  Dossier(ObjectKey key, StatusShape shape) {
    this.key = key;
    this.shape = shape;
  }

  private record Wanted(long generation, Packed fields) {}

  private record Observed(Resource resource, String resourceVersion, Packed status) {}

  /// An appointment to look at the object; worth nothing if a later one was made.
  record Appointment(long ticket, Duration delay) {}

  /// What to compare.
  record Matter(ObjectKey key, StatusShape shape, OwnStatus own, Sighting sighting) {}

  /// What we want to say. Who has edited an object is answered at once, however often that was.
  synchronized Optional<Appointment> want(OwnStatus own) {
    var next = Optional.of(new Wanted(own.generation(), Packed.of(own.fields())));
    if (next.equals(wanted)) {
      return Optional.empty();
    }
    if (generation != own.generation()) {
      generation = own.generation();
      pace = Pace.fresh(System.nanoTime());
    }
    wanted = next;
    return appoint(pace.hold(System.nanoTime()));
  }

  /// We want to say nothing.
  synchronized Optional<Appointment> withdraw() {
    wanted = Optional.empty();
    return shape == StatusShape.WHOLE ? Optional.empty() : appoint(WITHDRAWAL);
  }

  /// What the object says.
  ///
  /// @param ours whether some of it is ours
  synchronized Optional<Appointment> seen(Sighting sighting, boolean ours) {
    var packed = Packed.of(sighting.status());
    var before = observed;
    observed = Optional.of(new Observed(sighting.resource(), sighting.resourceVersion(), packed));
    if (before.filter(known -> known.status().equals(packed)).isPresent()) {
      return Optional.empty();
    }
    if (wanted.isEmpty()) {
      return ours ? appoint(WITHDRAWAL) : Optional.empty();
    }
    return appoint(pace.hold(System.nanoTime()));
  }

  /// The object is gone. What we want to say is kept for one that takes its name.
  synchronized Optional<Appointment> gone() {
    observed = Optional.empty();
    return Optional.empty();
  }

  /// Whether there is nothing to be kept.
  synchronized boolean blank() {
    return observed.isEmpty() && wanted.isEmpty() && !busy;
  }

  /// Look at the object whatever was known before.
  synchronized Optional<Appointment> review() {
    return appoint(wanted.isPresent() ? Duration.ZERO : WITHDRAWAL);
  }

  /// Takes the object in hand if the appointment is the last one made and there is something to
  /// compare. [#done] must follow.
  synchronized Optional<Matter> begin(Appointment appointment) {
    if (appointment.ticket() != ticket || busy) {
      return Optional.empty();
    }
    due = Long.MAX_VALUE;
    var found = observed.map(this::open);
    busy = found.isPresent();
    stale = false;
    return found;
  }

  /// The appointment comes at a time when nothing may be written.
  synchronized void miss(Appointment appointment) {
    if (appointment.ticket() == ticket) {
      due = Long.MAX_VALUE;
    }
  }

  /// The object is out of hand after a write or none; what came meanwhile is looked at then.
  synchronized Optional<Appointment> done(boolean wrote) {
    busy = false;
    retries.reset();
    if (wrote) {
      pace = pace.written(System.nanoTime());
    }
    return stale ? appoint(pace.hold(System.nanoTime())) : Optional.empty();
  }

  /// The object is out of hand after a failure.
  synchronized Optional<Appointment> failed(Duration atLeast) {
    busy = false;
    return appoint(retries.next(atLeast));
  }

  /// The object is out of hand because it turned out to be gone.
  synchronized Optional<Appointment> lost() {
    observed = Optional.empty();
    return done(false);
  }

  /// Takes note of what a request of ours has brought, without a new appointment.
  synchronized void learned(Sighting sighting) {
    observed =
        Optional.of(
            new Observed(
                sighting.resource(), sighting.resourceVersion(), Packed.of(sighting.status())));
  }

  private Matter open(Observed known) {
    var own =
        wanted
            .map(status -> new OwnStatus(status.generation(), status.fields().open()))
            .orElseGet(this::nothing);
    var sighting =
        new Sighting(key, known.resource(), known.resourceVersion(), known.status().open());
    return new Matter(key, shape, own, sighting);
  }

  /// Whoever wants to say nothing may do so about any generation.
  private OwnStatus nothing() {
    var fields =
        switch (shape) {
          case WHOLE -> Obj.EMPTY;
          case PARENTS -> Obj.EMPTY.with("parents", List.of());
          case ANCESTORS -> Obj.EMPTY.with("ancestors", List.of());
        };
    return new OwnStatus(Long.MAX_VALUE, fields);
  }

  /// An earlier appointment than the one that stands replaces it.
  private Optional<Appointment> appoint(Duration delay) {
    if (busy) {
      stale = true;
      return Optional.empty();
    }
    var when = System.nanoTime() + delay.toNanos();
    if (when >= due) {
      return Optional.empty();
    }
    due = when;
    ticket++;
    return Optional.of(new Appointment(ticket, delay));
  }
}
