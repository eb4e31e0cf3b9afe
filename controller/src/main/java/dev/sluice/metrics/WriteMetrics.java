package dev.sluice.metrics;

import dev.sluice.kube.WriteCounter;
import dev.sluice.object.Kind;
import io.prometheus.metrics.core.metrics.Counter;

/// Counts statuses that were written or could not be. Any thread.
public final class WriteMetrics implements WriteCounter {

  private final Counter writes;

  /// Counts nothing yet.
  public WriteMetrics(Exposition exposition) {
    writes =
        Counter.builder()
            .name("sluice_status_writes_total")
            .help("Requests that write the status of an object, by what became of them.")
            .labelNames("kind", "result")
            .register(exposition.registry());
  }

  @Override
  public void written(Kind kind) {
    count(kind, "written");
  }

  @Override
  public void failed(Kind kind, int code) {
    count(kind, result(code));
  }

  private void count(Kind kind, String result) {
    writes.labelValues(kind.label(), result).inc();
  }

  /// Few words, as each is a time series of its own.
  private static String result(int code) {
    if (code == 0) {
      return "unreachable";
    }
    if (code == 409) {
      return "conflict";
    }
    return code == 429 || code >= 500 ? "unavailable" : "refused";
  }
}
