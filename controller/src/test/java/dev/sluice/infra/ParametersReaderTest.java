package dev.sluice.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.finding.Finding;
import dev.sluice.finding.Translated;
import dev.sluice.infra.ProxyParameters.Autoscaling;
import dev.sluice.infra.ProxyParameters.ServiceType;
import dev.sluice.object.ConfigMap;
import dev.sluice.object.LocalRef;
import dev.sluice.object.Metadata;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersReaderTest {

  private static Translated<ProxyParameters> read(
      ParametersReader reader, LocalRef reference, Map<String, String> data) {
    return reader.read(
        ProxyParameters.DEFAULT,
        Optional.of(reference),
        name ->
            Optional.of(new ConfigMap(Metadata.of("shop", "params"), new TreeMap<>(data)))
                .filter(map -> map.metadata().name().equals(name)));
  }

  private static Translated<ProxyParameters> ofGateway(Map<String, String> data) {
    return read(ParametersReader.ofGateway(), new LocalRef("", "ConfigMap", "params"), data);
  }

  @Test
  void everyKeyHasAnEffect() {
    var data =
        Map.ofEntries(
            Map.entry("replicas", "3"),
            Map.entry("hpa.min", "3"),
            Map.entry("hpa.max", "9"),
            Map.entry("hpa.cpu", "60"),
            Map.entry("serviceType", "NodePort"),
            Map.entry("externalTrafficPolicy", "Local"),
            Map.entry("loadBalancerClass", "example.com/lb"),
            Map.entry("requests.cpu", "250m"),
            Map.entry("requests.memory", "256Mi"),
            Map.entry("limits.cpu", "2"),
            Map.entry("limits.memory", "2Gi"),
            Map.entry("envoyImage", "registry.example.com/envoy:1"),
            Map.entry("logLevel", "debug"),
            Map.entry("drainSeconds", "5"),
            Map.entry("concurrency", "2"),
            Map.entry("mergeGateways", "true"));

    var read = read(ParametersReader.ofClass(), new LocalRef("", "ConfigMap", "params"), data);

    assertThat(read.findings()).isEmpty();
    assertThat(read.value().size().autoscaling()).contains(new Autoscaling(3, 9, 60));
    assertThat(read.value().exposure().type()).isEqualTo(ServiceType.NODE_PORT);
    assertThat(read.value().launch().drainTime()).isEqualTo(Duration.ofSeconds(5));
    assertThat(read.value().mergeGateways()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replcas | 2 | unknown key replcas; did you mean replicas?",
        "replicas | two | replicas: 'two' is not a whole number from 0 to 1000",
        "serviceType | loadbalancer | serviceType: 'loadbalancer' is not one of LoadBalancer,"
            + " NodePort, ClusterIP",
        "limits.memory | lots | limits.memory: 'lots' is not a quantity such as 500m or 256Mi",
        "mergeGateways | true | mergeGateways: is up to the class; write it into its parameters",
      })
  void whatIsWrittenWronglyIsAFindingAndChangesNothing(String key, String value, String message) {
    var read = ofGateway(Map.of(key, value));

    assertThat(read.value()).isEqualTo(ProxyParameters.DEFAULT);
    assertThat(read.findings())
        .extracting(Finding::text)
        .containsExactly("spec.infrastructure.parametersRef: ConfigMap shop/params: " + message);
  }

  @ParameterizedTest
  @CsvSource({
    "gateway.example.com, Whatever, refers to a Whatever of group gateway.example.com;"
        + " write a ConfigMap",
    "'', Secret, refers to a Secret; write a ConfigMap",
  })
  void onlyConfigMapsHoldParameters(String group, String kind, String message) {
    var read = read(ParametersReader.ofGateway(), new LocalRef(group, kind, "params"), Map.of());

    assertThat(read.findings().getFirst().reason().label()).isEqualTo("InvalidParameters");
    assertThat(read.findings().getFirst().message()).startsWith(message);
  }

  @Test
  void aMissingConfigMapIsAFinding() {
    var read = read(ParametersReader.ofClass(), new LocalRef("", "ConfigMap", "absent"), Map.of());

    assertThat(read.findings())
        .extracting(Finding::text)
        .containsExactly("spec.parametersRef: there is no ConfigMap absent");
  }

  @Test
  void aGatewayOverridesItsClassKeyByKey() {
    var ofClass = ofGateway(Map.of("replicas", "3", "drainSeconds", "5")).value();

    var both =
        ParametersReader.ofGateway()
            .read(
                ofClass,
                Optional.of(new LocalRef("", "ConfigMap", "own")),
                _ ->
                    Optional.of(
                        new ConfigMap(
                            Metadata.of("shop", "own"), new TreeMap<>(Map.of("replicas", "4")))))
            .value();

    assertThat(both.size().replicas()).isEqualTo(4);
    assertThat(both.launch().drainTime()).isEqualTo(Duration.ofSeconds(5));
  }
}
