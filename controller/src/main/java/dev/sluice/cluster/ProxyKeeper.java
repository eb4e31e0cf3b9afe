package dev.sluice.cluster;

import dev.sluice.infra.DataPlane;
import dev.sluice.infra.Infrastructure;
import dev.sluice.infra.Tenant;
import dev.sluice.kube.ObjectWriter;
import dev.sluice.kube.RefusedException;
import dev.sluice.kube.Retries;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Keeps the objects of all fleets as they should be, while this replica leads. Any thread may
/// call; requests run on virtual threads, a few fleets at a time.
public final class ProxyKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProxyKeeper.class);
  private static final int AT_ONCE = 8;

  private final Supplier<ProxyObjects> maker;
  private final BooleanSupplier leads;
  private final BiConsumer<Tenant, String> trouble;
  private final Semaphore slots = new Semaphore(AT_ONCE, true);
  private final Map<String, Fleet> fleets = new HashMap<>();
  private volatile boolean closed;

  /// @param writer applies objects
  /// @param infrastructure knows which objects a fleet needs
  /// @param certificates of the proxies
  /// @param leads whether this replica may write at this moment
  /// @param trouble told whose proxies cannot be as they should be and why, if waiting does not
  ///   help
  public ProxyKeeper(
      ObjectWriter writer,
      Infrastructure infrastructure,
      ControlCertificates certificates,
      BooleanSupplier leads,
      BiConsumer<Tenant, String> trouble) {
    this.maker = () -> new ProxyObjects(writer, infrastructure, certificates);
    this.leads = leads;
    this.trouble = trouble;
  }

  /// These proxies should be others than before, by fleet; none for a fleet that is to go.
  public synchronized void keep(SortedMap<String, Optional<DataPlane>> changes) {
    changes.forEach((name, plane) -> fleets.computeIfAbsent(name, Fleet::new).want(plane));
  }

  /// Applies everything again: this replica leads from now on, or time has come to look at
  /// certificates.
  public synchronized void review() {
    fleets.values().forEach(Fleet::review);
  }

  /// An object of a fleet's proxies changed or went: applies all of them again.
  ///
  /// @param namespace where the object is
  /// @param name how it is called
  public synchronized void disturbed(String namespace, String name) {
    fleets.values().stream().filter(fleet -> fleet.owns(namespace, name)).forEach(Fleet::review);
  }

  /// Applies nothing any more.
  @Override
  public void close() {
    closed = true;
  }

  private static boolean lasting(IOException failure) {
    return failure instanceof ForeignObjectException
        || (failure instanceof RefusedException refused && !refused.temporary());
  }

  /// A Gateway's proxies go with its namespace, whether or not they are as they should be.
  private static Level level(IOException failure) {
    return failure instanceof RefusedException refused && refused.namespaceEnds()
        ? Level.DEBUG
        : Level.WARN;
  }

  /// One fleet, worked on by one virtual thread at a time.
  private final class Fleet {

    private final String name;
    private final ProxyObjects objects = maker.get();
    private final Retries retries = new Retries(Duration.ofMillis(100), Duration.ofSeconds(30));
    private Optional<DataPlane> wanted = Optional.empty();
    private Optional<Tenant> tenant = Optional.empty();
    private boolean busy;
    private boolean stale;

    Fleet(String name) {
      this.name = name;
    }

    synchronized boolean owns(String namespace, String object) {
      return tenant
          .filter(known -> known.namespace().equals(namespace) && known.objectName().equals(object))
          .isPresent();
    }

    synchronized void want(Optional<DataPlane> plane) {
      if (!plane.equals(wanted)) {
        wanted = plane;
        begin();
      }
    }

    synchronized void review() {
      if (!busy) {
        objects.forget();
      }
      begin();
    }

    private void begin() {
      if (busy) {
        stale = true;
        return;
      }
      busy = true;
      stale = false;
      var plane = wanted;
      Thread.startVirtualThread(() -> work(plane));
    }

    private void work(Optional<DataPlane> plane) {
      slots.acquireUninterruptibly();
      try {
        if (leads.getAsBoolean() && !closed) {
          perform(plane);
        }
        succeeded();
      } catch (IOException e) {
        failed(e);
      } finally {
        slots.release();
      }
    }

    private void perform(Optional<DataPlane> plane) throws IOException {
      if (plane.isPresent()) {
        tenant = plane.map(DataPlane::tenant);
        objects.apply(plane.get());
      } else if (tenant.isPresent()) {
        objects.remove(tenant.get());
        tenant = Optional.empty();
      }
    }

    private synchronized void succeeded() {
      retries.reset();
      done();
    }

    private synchronized void done() {
      busy = false;
      if (stale) {
        begin();
      }
    }

    private synchronized void failed(IOException e) {
      LOG.atLevel(level(e))
          .addKeyValue("fleet", name)
          .log("its proxies are not as they should be: {}", e.getMessage());
      if (lasting(e)) {
        tenant.ifPresent(whom -> trouble.accept(whom, String.valueOf(e.getMessage())));
      }
      var wait = retries.next(Duration.ZERO);
      Thread.startVirtualThread(() -> again(wait));
    }

    private void again(Duration wait) {
      try {
        Thread.sleep(wait);
        again();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    private synchronized void again() {
      stale = true;
      done();
    }
  }
}
