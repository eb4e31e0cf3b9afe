package dev.sluice.infra;

import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.finding.Translated;
import dev.sluice.infra.ProxyParameters.Autoscaling;
import dev.sluice.infra.ProxyParameters.Exposure;
import dev.sluice.infra.ProxyParameters.Launch;
import dev.sluice.infra.ProxyParameters.Resources;
import dev.sluice.infra.ProxyParameters.ServiceType;
import dev.sluice.infra.ProxyParameters.Size;
import dev.sluice.infra.ProxyParameters.TrafficPolicy;
import dev.sluice.object.ConfigMap;
import dev.sluice.object.Kind;
import dev.sluice.object.LocalRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// Reads the parameters that a class or a Gateway refers to, over those that hold otherwise.
public final class ParametersReader {

  private static final int MOST_REPLICAS = 1000;
  private static final int LONGEST_DRAIN = 3600;
  private static final int MOST_WORKERS = 1024;
  private static final int CPU_PERCENT = 80;
  private static final String MERGE_GATEWAYS = "mergeGateways";
  private static final String[] LOG_LEVELS = {
    "trace", "debug", "info", "warning", "error", "critical", "off"
  };

  private final String field;
  private final boolean ofClass;

  private ParametersReader(String field, boolean ofClass) {
    this.field = field;
    this.ofClass = ofClass;
  }

  /// Reads what a GatewayClass refers to.
  public static ParametersReader ofClass() {
    return new ParametersReader("spec.parametersRef", true);
  }

  /// Reads what a Gateway refers to.
  public static ParametersReader ofGateway() {
    return new ParametersReader("spec.infrastructure.parametersRef", false);
  }

  /// The parameters with what the ConfigMap says. What it says wrongly stays as it was, and is a
  /// finding.
  ///
  /// @param otherwise what holds without the reference
  /// @param configMaps ConfigMaps by name, in the namespace to which the reference leads
  public Translated<ProxyParameters> read(
      ProxyParameters otherwise,
      Optional<LocalRef> reference,
      Function<String, Optional<ConfigMap>> configMaps) {
    if (reference.isEmpty()) {
      return Translated.of(otherwise);
    }
    var to = reference.get();
    if (!to.group().equals(Kind.CONFIG_MAP.group()) || !to.kind().equals(Kind.CONFIG_MAP.label())) {
      var kind = to.group().isEmpty() ? to.kind() : to.kind() + " of group " + to.group();
      return wrong(otherwise, "refers to a " + kind + "; write a ConfigMap (group \"\")");
    }
    return configMaps
        .apply(to.name())
        .map(found -> read(otherwise, found))
        .orElseGet(() -> wrong(otherwise, "there is no ConfigMap " + to.name()));
  }

  private Translated<ProxyParameters> read(ProxyParameters otherwise, ConfigMap found) {
    var values = new ParameterValues(found.data());
    var parameters =
        new ProxyParameters(
            size(values, otherwise.size()),
            exposure(values, otherwise.exposure()),
            resources(values, otherwise.resources()),
            launch(values, otherwise.launch()),
            merge(values, otherwise.mergeGateways()));
    return new Translated<>(
        parameters,
        values.complaints().stream()
            .map(complaint -> finding("ConfigMap " + found.key().path() + ": " + complaint))
            .toList());
  }

  private static Size size(ParameterValues values, Size otherwise) {
    var replicas = values.number("replicas", 0, MOST_REPLICAS).orElse(otherwise.replicas());
    var old = otherwise.autoscaling();
    var min = values.number("hpa.min", 1, MOST_REPLICAS).or(() -> old.map(Autoscaling::min));
    var max = values.number("hpa.max", 0, MOST_REPLICAS).or(() -> old.map(Autoscaling::max));
    var cpu =
        values
            .number("hpa.cpu", 1, 100)
            .or(() -> old.map(Autoscaling::cpuPercent))
            .orElse(CPU_PERCENT);
    var least = min.orElse(Math.max(1, replicas));
    return new Size(
        replicas,
        max.filter(most -> most > 0)
            .map(most -> new Autoscaling(Math.min(least, most), most, cpu)));
  }

  private static Exposure exposure(ParameterValues values, Exposure otherwise) {
    return new Exposure(
        values
            .oneOf("serviceType", ServiceType.values(), ServiceType::label)
            .orElse(otherwise.type()),
        values
            .oneOf("externalTrafficPolicy", TrafficPolicy.values(), TrafficPolicy::label)
            .orElse(otherwise.trafficPolicy()),
        values.text("loadBalancerClass").or(otherwise::loadBalancerClass));
  }

  private static Resources resources(ParameterValues values, Resources otherwise) {
    return new Resources(
        values.quantity("requests.cpu").orElse(otherwise.cpuRequest()),
        values.quantity("requests.memory").orElse(otherwise.memoryRequest()),
        values.quantity("limits.cpu").or(otherwise::cpuLimit),
        values.quantity("limits.memory").or(otherwise::memoryLimit));
  }

  private static Launch launch(ParameterValues values, Launch otherwise) {
    var workers = values.number("concurrency", 1, MOST_WORKERS);
    return new Launch(
        values.text("envoyImage").orElse(otherwise.image()),
        values.oneOf("logLevel", LOG_LEVELS, Function.identity()).orElse(otherwise.logLevel()),
        values
            .number("drainSeconds", 1, LONGEST_DRAIN)
            .map(Duration::ofSeconds)
            .orElse(otherwise.drainTime()),
        workers.map(OptionalInt::of).orElse(otherwise.concurrency()));
  }

  private boolean merge(ParameterValues values, boolean otherwise) {
    if (ofClass) {
      return values.truth(MERGE_GATEWAYS).orElse(otherwise);
    }
    values.refuse(MERGE_GATEWAYS, "is up to the class; write it into its parameters");
    return otherwise;
  }

  private Translated<ProxyParameters> wrong(ProxyParameters otherwise, String message) {
    return new Translated<>(otherwise, List.of(finding(message)));
  }

  private Finding finding(String message) {
    return new Finding(Reason.INVALID_PARAMETERS, field, message);
  }
}
