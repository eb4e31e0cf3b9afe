package dev.sluice.cluster.companion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.knative.Visibility;
import dev.sluice.object.ConfigMap;
import dev.sluice.object.Metadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class CompanionSettingsTest {

  private static final String EXTERNAL = "external-gateways";

  @Test
  void namesOfIstioHoldWhereNothingIsSaid() {
    assertThat(CompanionSettings.of(map(Map.of()))).contains(CompanionSettings.DEFAULT);
  }

  @Test
  void readsWhatTheLayerOfKnativeReads() {
    var settings =
        settings(
            """
            - class: envoy-gateway
              gateway: edge/public
              service: edge/proxies
              supported-features:
              - HTTPRouteRequestTimeout
            """);

    var choice = settings.external().getFirst();
    assertThat(choice.gateway().path()).isEqualTo("edge/public");
    assertThat(choice.service().orElseThrow().path()).isEqualTo("edge/proxies");
    assertThat(choice.features()).containsExactly("HTTPRouteRequestTimeout");
    assertThat(settings.local()).isEqualTo(CompanionSettings.DEFAULT.local());
  }

  @Test
  void gatewaysThatAskForMostLabelsServe() {
    var settings =
        settings(
            """
            - gateway: edge/public
            - {gateway: edge/one, selector: {matchLabels: {team: a}}}
            - {gateway: edge/two, selector: {matchLabels: {team: a}}}
            """);

    assertThat(gateways(settings, Map.of("team", "a"))).containsExactly("edge/one", "edge/two");
    assertThat(gateways(settings, Map.of("team", "b"))).containsExactly("edge/public");
  }

  @Test
  void whatDoesNotFitSaysNothing() {
    assertThat(CompanionSettings.of(map(Map.of(EXTERNAL, "- gateway: public"))))
        .isEqualTo(Optional.empty());
  }

  private static CompanionSettings settings(String external) {
    return CompanionSettings.of(map(Map.of(EXTERNAL, external))).orElseThrow();
  }

  private static List<String> gateways(CompanionSettings settings, Map<String, String> labels) {
    return settings.choices(Visibility.EXTERNAL_IP, labels).stream()
        .map(choice -> choice.gateway().path())
        .toList();
  }

  private static ConfigMap map(Map<String, String> data) {
    return new ConfigMap(Metadata.of("knative-serving", "config-gateway"), new TreeMap<>(data));
  }
}
