package dev.sluice.cluster;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.object.Change;
import dev.sluice.object.Gateway;
import dev.sluice.object.GatewayClass;
import dev.sluice.object.GatewayInfrastructure;
import dev.sluice.object.GatewayTls;
import dev.sluice.object.Kind;
import dev.sluice.object.Metadata;
import dev.sluice.object.NamespaceScope;
import dev.sluice.object.ObjectKey;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ClassesInUseTest {

  private static final String CONTROLLER = "sluice.dev/gateway-controller";

  private final List<String> done = new CopyOnWriteArrayList<>();
  private final AtomicBoolean leads = new AtomicBoolean(true);
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private final ClassesInUse classes = new ClassesInUse(CONTROLLER, this::leads, this::set);

  @AfterEach
  void close() {
    classes.close();
  }

  @Test
  void holdsAClassWhileGatewaysUseIt() {
    classes.begin();
    classes.changed(List.of(gatewayClass("sluice", CONTROLLER), gateway("one", "sluice")));
    awaitDone("hold sluice");

    classes.changed(List.of(gateway("two", "sluice"), gone("one")));
    classes.changed(List.of(gone("two")));
    awaitDone("hold sluice", "free sluice");
  }

  @Test
  void aGatewayThatChangesItsClassFreesTheOldOne() {
    classes.begin();
    classes.changed(
        List.of(
            gatewayClass("blue", CONTROLLER),
            gatewayClass("green", CONTROLLER),
            gateway("web", "blue")));
    awaitDone("hold blue", "free green");

    classes.changed(List.of(gateway("web", "green")));
    awaitDone("hold blue", "free green", "free blue", "hold green");
  }

  @Test
  void leavesClassesOfOthersAlone() {
    classes.begin();
    classes.changed(
        List.of(
            gatewayClass("foreign", "example.com/controller"),
            gateway("web", "foreign"),
            gatewayClass("sluice", CONTROLLER)));
    awaitDone("free sluice");
  }

  @Test
  void freesNothingBeforeAllGatewaysAreKnown() {
    classes.changed(List.of(gatewayClass("sluice", CONTROLLER)));
    classes.changed(List.of(gateway("web", "sluice")));
    classes.begin();
    awaitDone("hold sluice");
  }

  @Test
  void onlyTheLeaderWrites() {
    leads.set(false);
    classes.begin();
    classes.changed(List.of(gatewayClass("sluice", CONTROLLER), gateway("web", "sluice")));
    classes.changed(List.of(gone("web")));
    await().atMost(30, SECONDS).untilAsserted(() -> assertThat(asked).hasValue(3));
    leads.set(true);
    classes.lead();
    awaitDone("free sluice");
  }

  @Test
  void looksAgainWhenSomebodyChangedTheClass() {
    classes.begin();
    classes.changed(List.of(gatewayClass("sluice", CONTROLLER), gateway("web", "sluice")));
    awaitDone("hold sluice");

    classes.changed(List.of(gatewayClass("sluice", CONTROLLER)));
    awaitDone("hold sluice", "hold sluice");
  }

  @Test
  void triesAgainAfterAFailure() {
    failures.set(2);
    classes.begin();
    classes.changed(List.of(gatewayClass("sluice", CONTROLLER), gateway("web", "sluice")));
    awaitDone("hold sluice");
    assertThat(failures).hasNegativeValue();
  }

  private boolean leads() {
    asked.incrementAndGet();
    return leads.get();
  }

  private void set(ObjectKey key, boolean held) throws IOException {
    if (failures.getAndDecrement() > 0) {
      throw new IOException("on demand");
    }
    done.add((held ? "hold " : "free ") + key.name());
  }

  private void awaitDone(String... expected) {
    await().atMost(30, SECONDS).untilAsserted(() -> assertThat(done).containsExactly(expected));
  }

  private static Change gatewayClass(String name, String controller) {
    return new Change.Put(new GatewayClass(Metadata.of("", name), controller, Optional.empty()));
  }

  private static Change gateway(String name, String className) {
    return new Change.Put(
        new Gateway(
            Metadata.of("shop", name),
            className,
            List.of(),
            List.of(),
            GatewayInfrastructure.NONE,
            new NamespaceScope.None(),
            GatewayTls.NONE,
            List.of()));
  }

  private static Change gone(String name) {
    return new Change.Delete(new ObjectKey(Kind.GATEWAY, "shop", name));
  }
}
