package dev.sluice.cluster.companion;

import dev.sluice.kube.ObjectWriter;
import dev.sluice.kube.Retries;
import dev.sluice.kube.Sighting;
import dev.sluice.kube.StatusListener;
import dev.sluice.object.Change;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.status.merge.OwnStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes KIngresses of a class as HTTPRoutes for Gateways of other controllers, while this replica
/// leads. Any thread may call; one virtual thread of its own does the work, from [#begin] to
/// [#close].
public final class Companion implements StatusListener, AutoCloseable {

  /// The kinds of objects that matter.
  public static final Set<Kind> KINDS =
      Collections.unmodifiableSet(
          EnumSet.of(
              Kind.KNATIVE_INGRESS,
              Kind.HTTP_ROUTE,
              Kind.REFERENCE_GRANT,
              Kind.SERVICE,
              Kind.ENDPOINT_SLICE,
              Kind.GATEWAY,
              Kind.CONFIG_MAP));

  private static final Logger LOG = LoggerFactory.getLogger(Companion.class);
  private static final Duration PROBE = Duration.ofSeconds(1);

  private final CompanionScope scope;
  private final BooleanSupplier leads;
  private final Survey survey;
  private final WorkQueue queue = new WorkQueue();
  private final Prober prober;
  private final RouteKeeper routes;
  private final ListenerKeeper listeners;
  private final Map<ObjectKey, Retries> retries = new HashMap<>();
  private final Thread thread = Thread.ofVirtual().name("companion").unstarted(this::work);

  /// @param scope which KIngresses
  /// @param writer writes objects
  /// @param statuses makes KIngresses say something
  /// @param leads whether this replica may write at this moment
  public Companion(
      CompanionScope scope,
      ObjectWriter writer,
      BiConsumer<ObjectKey, OwnStatus> statuses,
      BooleanSupplier leads) {
    this.scope = scope;
    this.leads = leads;
    this.survey = new Survey(scope);
    this.prober = new Prober(new ProbeClient(PROBE)::follows, queue::add);
    this.routes = new RouteKeeper(survey, writer, prober, new Reports(statuses));
    this.listeners = new ListenerKeeper(survey, writer);
  }

  /// This happened to objects.
  public void changed(List<Change> changes) {
    if (scope.enabled()) {
      changes.forEach(change -> survey.take(change).forEach(queue::add));
    }
  }

  @Override
  public void seen(Sighting sighting) {
    if (scope.enabled()) {
      survey.take(sighting.key(), sighting.status()).forEach(queue::add);
    }
  }

  @Override
  public void gone(ObjectKey key) {
    survey.drop(key);
  }

  /// All objects are known from now on; nothing was written before.
  public void begin() {
    if (scope.enabled()) {
      thread.start();
    }
  }

  /// This replica leads from now on: others may have done anything before.
  public void lead() {
    survey.all().forEach(queue::add);
  }

  /// Writes nothing any more.
  @Override
  public void close() {
    thread.interrupt();
    prober.close();
  }

  private void work() {
    try {
      while (true) {
        work(queue.take());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(ObjectKey key) {
    if (!leads.getAsBoolean()) {
      return;
    }
    try {
      keep(key);
      retries.remove(key);
    } catch (IOException later) {
      failed(key, String.valueOf(later.getMessage()));
    } catch (RuntimeException bug) {
      LOG.atError().addKeyValue("object", key).setCause(bug).log("a bug keeps it from its routes");
      failed(key, bug.toString());
    }
  }

  private void keep(ObjectKey key) throws IOException {
    if (key.kind() == Kind.GATEWAY) {
      listeners.keep(key);
    } else {
      routes.keep(key).ifPresent(pause -> queue.add(key, pause));
    }
  }

  private void failed(ObjectKey key, String message) {
    LOG.atWarn().addKeyValue("object", key).log("it is tried again: {}", message);
    if (key.kind() == Kind.KNATIVE_INGRESS) {
      routes.failed(key, message);
    }
    var pause =
        retries
            .computeIfAbsent(key, _ -> new Retries(Duration.ofMillis(100), Duration.ofSeconds(10)))
            .next(Duration.ZERO);
    queue.add(key, pause);
  }
}
