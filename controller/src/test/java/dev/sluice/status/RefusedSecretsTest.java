package dev.sluice.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.facts.FleetState;
import dev.sluice.facts.Surroundings;
import dev.sluice.loop.ControlPlane;
import dev.sluice.object.Change;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Manifests;
import dev.sluice.status.ObjectStatus.GatewayStatus;
import dev.sluice.status.ObjectStatus.ListenerStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a proxy refuses of certificates and trust anchors shows on the object that names them, and
/// nowhere else.
final class RefusedSecretsTest {

  private static final ObjectKey WEB = new ObjectKey(Kind.GATEWAY, "default", "web");
  private static final ObjectKey POLICY = new ObjectKey(Kind.BACKEND_TLS_POLICY, "default", "shop");
  private static final String TEXT = "no valid certificate";

  private final ControlPlane plane = new ControlPlane(Surroundings.DEFAULT);

  @Test
  void trustAnchorsOfClientsShowOnTheListenersThatUseThem() {
    put("of-clients");

    refuse("gateway/default/web/frontend/8443");

    assertThat(refusing()).containsExactly("own");
    assertThat(refusals(WEB)).containsExactly(said("gateway/default/web/frontend/8443"));
  }

  @Test
  void theDefaultTrustAnchorsShowOnListenersWithoutTheirOwn() {
    put("of-clients");

    refuse("gateway/default/web/frontend");

    assertThat(refusing()).containsExactly("default");
  }

  @Test
  void theCertificateForBackendsShowsOnTheGatewayAndNotOnItsListeners() {
    put("to-backends");

    refuse("secret/default/shop");

    assertThat(refusing()).isEmpty();
    assertThat(refusals(WEB)).containsExactly(said("secret/default/shop"));
    assertThat(refusals(POLICY)).isEmpty();
  }

  @Test
  void trustAnchorsOfBackendsShowOnTheirPolicy() {
    put("to-backends");

    refuse("backendtlspolicy/default/shop");

    assertThat(refusals(POLICY)).containsExactly(said("backendtlspolicy/default/shop"));
    assertThat(refusals(WEB)).isEmpty();
  }

  private static String said(String name) {
    return "a proxy refused %s: %s".formatted(name, TEXT);
  }

  private void put(String golden) {
    Stream.of("_defaults.yaml", golden + "/in.yaml")
        .map(file -> Manifests.decode(file, read("/golden/client-certificates/" + file)).objects())
        .forEach(objects -> plane.apply(objects.stream().<Change>map(Change.Put::new).toList()));
  }

  private void refuse(String name) {
    plane.apply(
        Surroundings.SHARED_FLEET, new FleetState(1, true, new TreeMap<>(Map.of(name, TEXT))));
  }

  private List<String> refusing() {
    var status = (GatewayStatus) Objects.requireNonNull(plane.statuses().all().get(WEB));
    return status.listeners().stream()
        .filter(listener -> listener.conditions().stream().anyMatch(Condition::refusedByProxy))
        .map(ListenerStatus::name)
        .toList();
  }

  private List<String> refusals(ObjectKey key) {
    return Objects.requireNonNull(plane.statuses().all().get(key))
        .allConditions()
        .filter(Condition::refusedByProxy)
        .map(Condition::message)
        .distinct()
        .toList();
  }

  private static String read(String resource) {
    try (var file = RefusedSecretsTest.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
