package dev.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.loop.FleetReport;
import dev.sluice.object.Kind;
import dev.sluice.xds.ads.Delivered;
import dev.sluice.xds.ads.Proxy;
import dev.sluice.xds.ads.Rejection;
import dev.sluice.xds.snapshot.ResourceType;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class MetricsTest {

  private static final String FLEET = "shop/web";
  private static final Proxy PROXY = new Proxy(FLEET, "web-1", 1);

  private final Exposition exposition = new Exposition();

  @Test
  void writesAreCountedByKindAndResult() {
    var writes = new WriteMetrics(exposition);
    writes.written(Kind.HTTP_ROUTE);
    writes.written(Kind.HTTP_ROUTE);
    writes.failed(Kind.GATEWAY, 409);
    writes.failed(Kind.GATEWAY, 422);
    writes.failed(Kind.GATEWAY, 503);
    writes.failed(Kind.GATEWAY, 0);
    assertThat(exposition.text())
        .contains(
            "sluice_status_writes_total{kind=\"HTTPRoute\",result=\"written\"} 2.0\n",
            "sluice_status_writes_total{kind=\"Gateway\",result=\"conflict\"} 1.0\n",
            "sluice_status_writes_total{kind=\"Gateway\",result=\"refused\"} 1.0\n",
            "sluice_status_writes_total{kind=\"Gateway\",result=\"unavailable\"} 1.0\n",
            "sluice_status_writes_total{kind=\"Gateway\",result=\"unreachable\"} 1.0\n");
  }

  @Test
  void aChangeIsFollowedToTheAcknowledgement() {
    var metrics = new DeliveryMetrics(exposition);
    metrics.connected(PROXY);
    metrics.translated(System.nanoTime() - Duration.ofMillis(20).toNanos(), Duration.ofMillis(3));
    metrics.published(FLEET, 1);
    assertThat(exposition.text())
        .contains(
            "sluice_translation_seconds_bucket{le=\"0.0025\"} 0\n",
            "sluice_translation_seconds_bucket{le=\"0.005\"} 1\n",
            "sluice_change_acknowledged_seconds_count 0\n",
            "sluice_fleet_lag_revisions{fleet=\"shop/web\"} 1.0\n");
    metrics.acknowledged(PROXY, 1);
    assertThat(exposition.text())
        .contains(
            "sluice_change_acknowledged_seconds_bucket{le=\"0.01\"} 0\n",
            "sluice_change_acknowledged_seconds_count 1\n",
            "sluice_fleet_lag_revisions{fleet=\"shop/web\"} 0.0\n",
            "sluice_fleet_lag_seconds{fleet=\"shop/web\"} 0.0\n");
  }

  @Test
  void whatProxiesAreSentAndRefuseIsCounted() {
    var metrics = new DeliveryMetrics(exposition);
    metrics.delivered(new Delivered(PROXY, ResourceType.CLUSTER, 3, 1, 500));
    metrics.rejected(new Rejection(PROXY, ResourceType.LISTENER, "http-80", "v1", "no"));
    assertThat(exposition.text())
        .contains(
            "sluice_xds_resources_sent_total{type=\"CLUSTER\"} 4.0\n",
            "sluice_xds_sent_bytes_total{type=\"CLUSTER\"} 500.0\n",
            "sluice_xds_rejections_total{fleet=\"shop/web\",type=\"LISTENER\"} 1.0\n");
  }

  @Test
  void aFleetThatIsGoneLeavesNoNumbers() {
    var metrics = new DeliveryMetrics(exposition);
    metrics.connected(PROXY);
    metrics.published(FLEET, 1);
    metrics.rejected(new Rejection(PROXY, ResourceType.LISTENER, "http-80", "v1", "no"));
    metrics.retired(FLEET);
    metrics.acknowledged(PROXY, 1);
    metrics.disconnected(PROXY);
    assertThat(exposition.text()).doesNotContain(FLEET);
  }

  @Test
  void theStateIsThatOfTheMoment() {
    var rejections = new TreeMap<>(Map.of("http-80", "no"));
    var objects = new TreeMap<>(Map.of(Kind.HTTP_ROUTE, 7));
    new StateMetrics(exposition)
        .objects(() -> objects)
        .listings(() -> Map.of(Kind.HTTP_ROUTE, 2))
        .fleets(() -> Map.of(FLEET, new FleetReport(3, "", true, rejections)))
        .queue(() -> 5)
        .leader(() -> true)
        .show();
    objects.put(Kind.HTTP_ROUTE, 8);
    assertThat(exposition.text())
        .contains(
            "sluice_objects{kind=\"HTTPRoute\"} 8.0\n",
            "sluice_watch_lists_total{kind=\"HTTPRoute\"} 2.0\n",
            "sluice_proxies_connected{fleet=\"shop/web\"} 3.0\n",
            "sluice_rejected_resources{fleet=\"shop/web\"} 1.0\n",
            "sluice_loop_queue 5.0\n",
            "sluice_leader 1.0\n");
  }

  @Test
  void theProcessIsShown() {
    assertThat(Exposition.ofThisProcess().text())
        .contains("jvm_memory_used_bytes{area=\"heap\"}", "process_cpu_seconds_total");
  }
}
