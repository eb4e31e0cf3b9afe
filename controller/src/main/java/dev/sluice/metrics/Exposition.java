package dev.sluice.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Where all numbers are known and from where they are read. Any thread.
public final class Exposition {

  /// The media type of [#text].
  public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter format = PrometheusTextFormatWriter.create();

  /// Knows the numbers of the JVM and of the process.
  public static Exposition ofThisProcess() {
    var exposition = new Exposition();
    JvmMemoryMetrics.builder().register(exposition.registry);
    JvmGarbageCollectorMetrics.builder().register(exposition.registry);
    JvmThreadsMetrics.builder().register(exposition.registry);
    ProcessMetrics.builder().register(exposition.registry);
    return exposition;
  }

  PrometheusRegistry registry() {
    return registry;
  }

  /// All numbers as they are at this moment, in Prometheus' text format.
  public String text() {
    var text = new ByteArrayOutputStream();
    try {
      format.write(text, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
