package dev.sluice.kube;

import dev.sluice.json.Json.Obj;
import dev.sluice.kube.Dossier.Appointment;
import dev.sluice.kube.Dossier.Matter;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.StatusShape;
import dev.sluice.status.merge.MergedStatus;
import dev.sluice.status.merge.OwnStatus;
import dev.sluice.status.merge.StatusMerge;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the objects of the cluster say what we want them to say, with as few requests as possible:
/// one patch if something of ours differs, none otherwise. Any thread may call; requests run on
/// virtual threads, a few at a time.
public final class StatusWriter implements StatusListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StatusWriter.class);
  private static final int AT_ONCE = 16;

  private final StatusRequests requests;
  private final StatusMerge merge;
  private final BooleanSupplier mayWrite;
  private final WriteCounter counter;
  private final Map<ObjectKey, Dossier> dossiers = new ConcurrentHashMap<>();
  private final Semaphore slots = new Semaphore(AT_ONCE, true);
  private final Later later;

  /// @param merge puts our part of a status among those of others
  /// @param mayWrite whether we lead at this moment; asked before each request
  /// @param counter counts the requests
  public StatusWriter(
      ApiServer server, StatusMerge merge, BooleanSupplier mayWrite, WriteCounter counter) {
    this(server, merge, mayWrite, counter, Later.onVirtualThreads("status-timer"));
  }

  StatusWriter(
      ApiServer server,
      StatusMerge merge,
      BooleanSupplier mayWrite,
      WriteCounter counter,
      Later later) {
    this.requests = new StatusRequests(server);
    this.merge = merge;
    this.mayWrite = mayWrite;
    this.counter = counter;
    this.later = later;
  }

  /// The object is to say this. It is written at once, or a little later if it was written just
  /// now.
  public void want(ObjectKey key, OwnStatus status) {
    update(key, dossier -> dossier.want(status));
  }

  /// The object is to say nothing of ours: entries under our name are removed. The status of a
  /// Gateway and the like is left as it is.
  public void withdraw(ObjectKey key) {
    update(key, Dossier::withdraw);
  }

  /// We lead from now on: whatever differs is written.
  public void lead() {
    dossiers.keySet().forEach(key -> update(key, Dossier::review));
  }

  @Override
  public void seen(Sighting sighting) {
    update(sighting.key(), dossier -> dossier.seen(sighting, ours(sighting.status())));
  }

  @Override
  public void gone(ObjectKey key) {
    update(key, Dossier::gone);
  }

  /// Writes nothing any more; requests on their way are not waited for.
  @Override
  public void close() {
    later.close();
  }

  private void update(ObjectKey key, Function<Dossier, Optional<Appointment>> change) {
    key.kind()
        .statusShape()
        .flatMap(shape -> changed(key, shape, change))
        .ifPresent(made -> keep(key, made));
  }

  /// What is to be kept is known only once the dossier is in place, where its turn looks for it.
  private Optional<Appointment> changed(
      ObjectKey key, StatusShape shape, Function<Dossier, Optional<Appointment>> change) {
    var made = new ArrayList<Appointment>(1);
    dossiers.compute(
        key,
        (_, known) -> {
          var dossier = known == null ? new Dossier(key, shape) : known;
          change.apply(dossier).ifPresent(made::add);
          return dossier.blank() ? null : dossier;
        });
    return made.stream().findFirst();
  }

  private boolean ours(Obj status) {
    return status.objects("parents").stream().anyMatch(this::isOurs)
        || status.objects("ancestors").stream().anyMatch(this::isOurs);
  }

  private boolean isOurs(Obj entry) {
    return entry.text("controllerName").equals(merge.controllerName());
  }

  private void keep(ObjectKey key, Appointment appointment) {
    later.run(appointment.delay(), () -> inTurn(key, appointment));
  }

  private void inTurn(ObjectKey key, Appointment appointment) {
    slots.acquireUninterruptibly();
    try {
      var dossier = dossiers.get(key);
      if (dossier == null) {
        return;
      }
      if (mayWrite.getAsBoolean()) {
        dossier.begin(appointment).ifPresent(matter -> settle(dossier, matter));
      } else {
        miss(key, dossier, appointment);
      }
    } finally {
      slots.release();
    }
  }

  /// If we lead by now, the call of [#lead] may have come too early for this object.
  private void miss(ObjectKey key, Dossier dossier, Appointment appointment) {
    dossier.miss(appointment);
    if (mayWrite.getAsBoolean()) {
      update(key, Dossier::review);
    }
  }

  /// While an object is in hand, its dossier stays in place.
  private void settle(Dossier dossier, Matter matter) {
    var key = matter.key();
    try {
      var wrote = write(dossier, matter);
      update(key, current -> current.done(wrote));
    } catch (RefusedException refused) {
      counter.failed(key.kind(), refused.code());
      refused(dossier, matter, refused);
    } catch (IOException _) {
      counter.failed(key.kind(), 0);
      update(key, current -> current.failed(Duration.ZERO));
    }
  }

  private boolean write(Dossier dossier, Matter matter) throws IOException {
    var seen = matter.sighting();
    var merged = merge.merge(matter.shape(), seen.status(), matter.own(), Instant.now());
    if (!(merged instanceof MergedStatus.Changed(var fields))) {
      return false;
    }
    dossier.learned(requests.patch(seen, fields));
    counter.written(matter.key().kind());
    return true;
  }

  private void refused(Dossier dossier, Matter matter, RefusedException refused) {
    var key = matter.key();
    if (refused.conflict()) {
      reread(dossier, matter);
    } else if (refused.temporary()) {
      update(key, current -> current.failed(refused.retryAfter()));
    } else if (refused.notFound()) {
      update(key, Dossier::lost);
    } else {
      LOG.atError()
          .addKeyValue("object", key)
          .log("its status is refused: {}", refused.getMessage());
      update(key, current -> current.done(false));
    }
  }

  /// Somebody else wrote in between.
  private void reread(Dossier dossier, Matter matter) {
    var key = matter.key();
    try {
      dossier.learned(requests.read(matter.sighting()));
      update(key, current -> current.failed(Duration.ZERO));
    } catch (RefusedException refused) {
      update(
          key,
          current -> refused.notFound() ? current.lost() : current.failed(refused.retryAfter()));
    } catch (IOException _) {
      update(key, current -> current.failed(Duration.ZERO));
    }
  }
}
