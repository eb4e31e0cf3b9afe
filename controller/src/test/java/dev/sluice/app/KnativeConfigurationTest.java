package dev.sluice.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class KnativeConfigurationTest {

  @Test
  void oneClassIsNotTreatedInTwoWays() {
    assertThatThrownBy(() -> configuration("sluice.example.com"))
        .hasMessage(
            "sluice.knative.companion-class and sluice.knative.ingress-class are both"
                + " sluice.example.com; write different ones");
  }

  @Test
  void nothingIsWrittenAsRoutesUnlessAClassIsNamed() {
    assertThat(configuration("").companion().enabled()).isFalse();
    assertThat(configuration("other.example.com").companion().enabled()).isTrue();
  }

  private static KnativeConfiguration configuration(String companion) {
    return new KnativeConfiguration(
        "sluice.example.com", companion, "knative-serving", "cluster.local");
  }
}
