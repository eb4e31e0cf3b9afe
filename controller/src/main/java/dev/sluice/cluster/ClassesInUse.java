package dev.sluice.cluster;

import dev.sluice.kube.Retries;
import dev.sluice.object.Change;
import dev.sluice.object.Gateway;
import dev.sluice.object.GatewayClass;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds the GatewayClasses of ours that Gateways use, so that none goes away under them, while
/// this replica leads. Any thread may call; one thread of its own makes the requests.
public final class ClassesInUse implements AutoCloseable {

  /// The word that the specification has for this.
  public static final String FINALIZER = "gateway-exists-finalizer.gateway.networking.k8s.io";

  private static final Logger LOG = LoggerFactory.getLogger(ClassesInUse.class);

  private final String controllerName;
  private final BooleanSupplier leads;
  private final Holder holder;
  private final Retries retries = new Retries(Duration.ofMillis(100), Duration.ofSeconds(30));
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("classes-in-use").factory());
  private final Map<ObjectKey, String> classOfGateway = new HashMap<>();
  private final TreeSet<String> ours = new TreeSet<>();
  private final Map<String, Boolean> settled = new HashMap<>();
  private boolean complete;

  /// Holds an object, or lets it go.
  public interface Holder {
    /// Blocks until the object is held or not.
    void set(ObjectKey gatewayClass, boolean held) throws IOException;
  }

  /// @param controllerName classes with this controllerName are ours
  /// @param leads whether this replica may write at this moment
  public ClassesInUse(String controllerName, BooleanSupplier leads, Holder holder) {
    this.controllerName = controllerName;
    this.leads = leads;
    this.holder = holder;
  }

  /// This happened to classes and Gateways.
  public void changed(List<Change> changes) {
    submit(() -> changes.forEach(this::take));
  }

  /// All classes and Gateways are known from now on; no class was let go before.
  public void begin() {
    submit(() -> complete = true);
  }

  /// This replica leads from now on: others may have done anything before.
  public void lead() {
    submit(settled::clear);
  }

  /// Writes nothing any more.
  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void submit(Runnable change) {
    try {
      thread.execute(
          () -> {
            change.run();
            review();
          });
    } catch (RejectedExecutionException closed) {
      LOG.trace("closed", closed);
    }
  }

  private void take(Change change) {
    if (change.key().kind() == Kind.GATEWAY_CLASS) {
      settled.remove(change.key().name());
    }
    switch (change) {
      case Change.Put(Gateway gateway) ->
          classOfGateway.put(gateway.key(), gateway.gatewayClassName());
      case Change.Put(GatewayClass found) when found.controllerName().equals(controllerName) ->
          ours.add(found.metadata().name());
      case Change.Put(var _) -> ours.remove(change.key().name());
      case Change.Delete(var key) when key.kind() == Kind.GATEWAY -> classOfGateway.remove(key);
      case Change.Delete(var key) -> ours.remove(key.name());
    }
  }

  private void review() {
    try {
      while (complete && leads.getAsBoolean() && !settleAll()) {
        Thread.sleep(retries.next(Duration.ZERO));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean settleAll() {
    var used = new TreeSet<>(classOfGateway.values());
    var all = true;
    for (var name : ours) {
      all &= settle(name, used.contains(name));
    }
    return all;
  }

  private boolean settle(String name, boolean used) {
    if (settled.getOrDefault(name, !used) == used) {
      return true;
    }
    try {
      holder.set(new ObjectKey(Kind.GATEWAY_CLASS, "", name), used);
      settled.put(name, used);
      retries.reset();
      return true;
    } catch (IOException later) {
      LOG.atWarn()
          .addKeyValue("class", name)
          .log("it cannot be marked as in use or not: {}", later.getMessage());
      return false;
    }
  }
}
