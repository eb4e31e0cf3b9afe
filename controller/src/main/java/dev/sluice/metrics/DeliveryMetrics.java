package dev.sluice.metrics;

import dev.sluice.xds.ads.AdsEvents;
import dev.sluice.xds.ads.Delivered;
import dev.sluice.xds.ads.Phase;
import dev.sluice.xds.ads.Proxy;
import dev.sluice.xds.ads.Rejection;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/// Follows changes from the control loop to the acknowledgement of each proxy. What the loop says
/// is said by its thread, the rest by any.
public final class DeliveryMetrics implements AdsEvents {

  private static final double NANOS = 1e9;
  private static final double[] TRANSLATION = {
    0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5
  };
  private static final double[] ACKNOWLEDGEMENT = {
    0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };

  private final Map<String, FleetProgress> fleets = new ConcurrentHashMap<>();
  private final Histogram translation;
  private final Histogram acknowledgement;
  private final Counter rejections;
  private final Counter late;
  private final Counter resources;
  private final Counter bytes;
  private long changed = System.nanoTime();

  /// Has seen nothing yet.
  public DeliveryMetrics(Exposition exposition) {
    var registry = exposition.registry();
    translation =
        histogram(TRANSLATION)
            .name("sluice_translation_seconds")
            .help("Time from taking in changes of objects to the resources of all fleets.")
            .register(registry);
    acknowledgement =
        histogram(ACKNOWLEDGEMENT)
            .name("sluice_change_acknowledged_seconds")
            .help("Time from a change of objects to the acknowledgement of a proxy.")
            .register(registry);
    rejections =
        Counter.builder()
            .name("sluice_xds_rejections_total")
            .help("Versions of resources that a proxy refused.")
            .labelNames("fleet", "type")
            .register(registry);
    late =
        Counter.builder()
            .name("sluice_xds_late_total")
            .help("Times that a proxy did not acknowledge in time.")
            .labelNames("fleet")
            .register(registry);
    resources =
        Counter.builder()
            .name("sluice_xds_resources_sent_total")
            .help("Resources sent to proxies, removals included.")
            .labelNames("type")
            .register(registry);
    bytes =
        Counter.builder()
            .name("sluice_xds_sent_bytes_total")
            .help("Bytes of resources sent to proxies.")
            .labelNames("type")
            .register(registry);
    lag(
        exposition,
        "sluice_fleet_lag_revisions",
        "Publications that the slowest proxy has not acknowledged; counts up to %d."
            .formatted(FleetProgress.MOST),
        FleetProgress::behind);
    lag(
        exposition,
        "sluice_fleet_lag_seconds",
        "How long a proxy has not acknowledged what was published; 0 if all have.",
        progress -> progress.behindFor(System.nanoTime()) / NANOS);
  }

  private static Histogram.Builder histogram(double... bounds) {
    return Histogram.builder().classicOnly().classicUpperBounds(bounds);
  }

  private void lag(
      Exposition exposition, String name, String help, ToDoubleFunction<FleetProgress> value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames("fleet")
        .callback(
            gauge ->
                fleets.forEach(
                    (fleet, progress) -> gauge.call(value.applyAsDouble(progress), fleet)))
        .register(exposition.registry());
  }

  /// Changes were translated; what is published until the next call follows from them.
  ///
  /// @param first when the first of them came, in nanoseconds of [System#nanoTime]
  /// @param took how long the translation took
  public void translated(long first, Duration took) {
    changed = first;
    translation.observe(took.toNanos() / NANOS);
  }

  /// Something was published to a fleet.
  public void published(String fleet, long revision) {
    of(fleet).published(revision, changed);
  }

  /// A fleet is no more.
  public void retired(String fleet) {
    fleets.remove(fleet);
    rejections.removeIf(labels -> labels.getFirst().equals(fleet));
    late.remove(fleet);
  }

  @Override
  public void connected(Proxy proxy) {
    of(proxy.fleet()).connected(proxy, System.nanoTime());
  }

  /// A fleet that is no more has no progress either.
  @Override
  public void disconnected(Proxy proxy) {
    Optional.ofNullable(fleets.get(proxy.fleet()))
        .ifPresent(progress -> progress.disconnected(proxy));
  }

  @Override
  public void acknowledged(Proxy proxy, long revision) {
    var now = System.nanoTime();
    Optional.ofNullable(fleets.get(proxy.fleet())).stream()
        .flatMap(progress -> progress.acknowledged(proxy, revision).stream())
        .forEach(change -> acknowledgement.observe((now - change) / NANOS));
  }

  @Override
  public void rejected(Rejection rejection) {
    rejections.labelValues(rejection.proxy().fleet(), rejection.type().name()).inc();
  }

  @Override
  public void delivered(Delivered delivered) {
    var type = delivered.type().name();
    resources.labelValues(type).inc(delivered.resources() + (double) delivered.removed());
    bytes.labelValues(type).inc(delivered.bytes());
  }

  @Override
  public void late(Proxy proxy, Phase phase) {
    late.labelValues(proxy.fleet()).inc();
  }

  private FleetProgress of(String fleet) {
    return fleets.computeIfAbsent(fleet, _ -> new FleetProgress());
  }
}
