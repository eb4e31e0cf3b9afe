package dev.sluice.loop;

import dev.sluice.object.Change;
import dev.sluice.xds.snapshot.ResourceSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that turns changes into published resources and statuses; it owns the control
/// plane.
///
/// Four things happen in it: changes are joined for a short hold-off, applied as one revision, and
/// what follows is pulled and published if it differs; questions are answered in between. Nothing
/// is published before the first objects came.
public final class ControlLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);
  private static final int QUEUE = 1024;

  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicBoolean fleetsPending = new AtomicBoolean();
  private final Supplier<ControlPlane> start;
  private final HoldOff holdOff;
  private final FleetMonitors proxies;
  private final Rollouts rollouts;
  private final Publisher publisher;
  private final Thread thread;

  private boolean listed;
  private long revision;

  /// A loop that is not started yet.
  ///
  /// @param start makes the control plane, on the loop's thread
  /// @param holdOff how long to join changes
  /// @param proxies what is known about proxies, read after [#fleetsChanged]
  /// @param publisher where results go
  public ControlLoop(
      Supplier<ControlPlane> start, HoldOff holdOff, FleetMonitors proxies, Publisher publisher) {
    this.start = start;
    this.holdOff = holdOff;
    this.proxies = proxies;
    this.rollouts = new Rollouts(proxies);
    this.publisher = publisher;
    this.thread = Thread.ofPlatform().name("loop").daemon(true).unstarted(this::run);
  }

  /// Starts the thread.
  public void start() {
    thread.start();
  }

  /// Takes in changes that belong together. Waits while the queue is full.
  ///
  /// @throws InterruptedException if interrupted while waiting
  public void objectsChanged(List<Change> changes) throws InterruptedException {
    events.put(new Event.Objects(changes, System.nanoTime()));
  }

  /// Whether the thread runs. Any thread.
  public boolean running() {
    return thread.isAlive();
  }

  /// How many events wait to be taken in. Any thread.
  public int waiting() {
    return events.size();
  }

  /// Says that the state of a fleet changed. Never waits.
  public void fleetsChanged() {
    if (fleetsPending.compareAndSet(false, true) && !events.offer(new Event.Fleets())) {
      fleetsPending.set(false);
    }
  }

  /// Asks the control plane something, on its thread, between two revisions. The future fails when
  /// the loop is too busy to listen.
  public <T> CompletableFuture<T> ask(Function<ControlPlane, T> question) {
    var answer = new CompletableFuture<T>();
    var event =
        new Event.Question(
            plane -> answer.completeAsync(() -> question.apply(plane), Runnable::run));
    if (!events.offer(event)) {
      answer.completeExceptionally(
          new IllegalStateException("the control plane is busy: try again"));
    }
    return answer;
  }

  /// Ends the thread after the revision that it is at.
  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    var plane = start.get();
    try {
      while (!Thread.currentThread().isInterrupted()) {
        turn(plane, joined());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Event> joined() throws InterruptedException {
    var batch = new ArrayList<Event>();
    if (!await(batch)) {
      return batch;
    }
    var end = System.nanoTime() + holdOff.longest().toNanos();
    for (var next = poll(end); next != null; next = poll(end)) {
      batch.add(next);
    }
    return batch;
  }

  /// Waits for an event, or until something has waited for too long.
  private boolean await(List<Event> batch) throws InterruptedException {
    var deadline = rollouts.deadline();
    if (deadline.isEmpty()) {
      return batch.add(events.take());
    }
    var left = Math.max(0, deadline.getAsLong() - System.nanoTime());
    var event = events.poll(left, TimeUnit.NANOSECONDS);
    return event != null && batch.add(event);
  }

  private @Nullable Event poll(long end) throws InterruptedException {
    var left = Math.min(holdOff.quiet().toNanos(), end - System.nanoTime());
    return left <= 0 ? null : events.poll(left, TimeUnit.NANOSECONDS);
  }

  private void turn(ControlPlane plane, List<Event> batch) {
    try {
      batch.forEach(event -> take(plane, event));
      if (listed) {
        publish(plane, changed(batch));
      }
    } catch (RuntimeException bug) {
      LOG.atError()
          .setCause(bug)
          .addKeyValue("revision", revision)
          .log("kept the last good revision: translation failed");
    }
    batch.forEach(event -> answer(plane, event));
  }

  private void take(ControlPlane plane, Event event) {
    switch (event) {
      case Event.Objects(var changes, _) -> {
        plane.apply(changes);
        listed = true;
      }
      case Event.Fleets _ -> {
        fleetsPending.set(false);
        proxies.states().forEach(plane::apply);
      }
      case Event.Question _ -> {}
    }
  }

  private static void answer(ControlPlane plane, Event event) {
    if (event instanceof Event.Question(var asking)) {
      asking.accept(plane);
    }
  }

  /// When the first change of objects came, if there is one.
  private static OptionalLong changed(List<Event> batch) {
    return batch.stream()
        .mapMultiToLong(
            (event, times) -> {
              if (event instanceof Event.Objects(_, var since)) {
                times.accept(since);
              }
            })
        .findFirst();
  }

  private void publish(ControlPlane plane, OptionalLong changed) {
    var started = System.nanoTime();
    var resources = plane.resources().changes();
    var took = Duration.ofNanos(System.nanoTime() - started);
    changed.ifPresent(first -> publisher.translated(first, took));
    if (revision == 0 || !resources.isEmpty()) {
      revision++;
      publish(resources);
      LOG.atDebug()
          .addKeyValue("revision", revision)
          .addKeyValue("millis", Duration.ofNanos(System.nanoTime() - started).toMillis())
          .log("published");
    }
    rollouts.begin(plane, plane.takeSwitched(), started);
    if (rollouts.advance(plane.facts(), plane.held(), started)) {
      proxies.rolloutsChanged();
    }
    var planes = plane.dataPlanes().changes();
    var statuses = plane.statuses().changes();
    plane.sweep();
    if (!planes.isEmpty()) {
      publisher.publishProxies(planes);
    }
    if (!statuses.isEmpty()) {
      publisher.publishStatuses(statuses);
    }
  }

  private void publish(SortedMap<String, Optional<ResourceSet>> changes) {
    changes.forEach(
        (fleet, resources) ->
            resources.ifPresentOrElse(
                set -> publisher.publish(fleet, revision, set), () -> publisher.retire(fleet)));
    publisher.published(revision);
  }

  /// What is told of a bug in the translation of one fleet, or of a part of it.
  public static void report(String part, RuntimeException bug) {
    LOG.atError()
        .setCause(bug)
        .addKeyValue("part", part)
        .log("kept what was there before: its translation failed");
  }
}
