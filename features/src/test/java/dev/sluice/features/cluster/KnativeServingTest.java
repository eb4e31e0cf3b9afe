package dev.sluice.features.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A ConfigMap of Knative Serving is changed before it is applied, as an operator would edit it.
final class KnativeServingTest {

  private final KnativeServing published =
      new KnativeServing(
          List.of(),
          Documents.of(
              """
              {apiVersion: v1, kind: Namespace, metadata: {name: config-network}}
              ---
              apiVersion: v1
              kind: ConfigMap
              metadata: {name: config-network}
              data: {ingress-class: istio.ingress.networking.knative.dev, rollout-duration: "0"}
              ---
              {apiVersion: v1, kind: ConfigMap, metadata: {name: config-domain}}
              """));

  @Test
  void changesOneValueAndNothingElse() {
    var changed = published.with("config-network", "rollout-duration", "30");

    assertThat(changed.objects().get(1).path("data"))
        .map(JsonNode::asText)
        .containsExactly("istio.ingress.networking.knative.dev", "30");
    assertThat(changed.objects().getFirst()).isEqualTo(published.objects().getFirst());
    assertThat(changed.objects().getLast()).isEqualTo(published.objects().getLast());
  }

  @Test
  void addsValuesToAConfigMapThatHasNone() {
    var changed = published.with("config-domain", "example.com", "");

    assertThat(changed.objects().getLast().path("data").has("example.com")).isTrue();
    assertThat(published.objects().getLast().has("data")).isFalse();
  }

  @Test
  void knowsNoOtherConfigMaps() {
    assertThatThrownBy(() -> published.with("config-gateway", "external-gateways", ""))
        .hasMessageContaining("config-gateway");
  }

  @Test
  void writesOneManifest() {
    var manifest = KnativeServing.manifest(published.objects());

    assertThat(Documents.of(manifest)).isEqualTo(published.objects());
  }
}
