package dev.sluice.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortMappingTest {
  @ParameterizedTest
  @CsvSource({"80, 10080", "443, 10443", "1023, 11023", "1024, 1024", "8080, 8080"})
  void onlyPrivilegedPortsAreMoved(int listenerPort, int bound) {
    assertThat(PortMapping.DEFAULT.bind(listenerPort)).isEqualTo(bound);
  }

  @Test
  void offsetZeroBindsAsWritten() {
    assertThat(new PortMapping(0).bind(80)).isEqualTo(80);
  }

  @Test
  void anOffsetThatLeavesNoPortIsRefused() {
    assertThatThrownBy(() -> new PortMapping(65_000)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PortMapping(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
