package dev.sluice.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class IpFamiliesTest {

  @Test
  void podsWithAnIpv6AddressListenOnBoth() {
    assertThat(IpFamilies.of(List.of("10.0.0.9", "fd00::9"))).isEqualTo(IpFamilies.IPV6_TOO);
    assertThat(IpFamilies.of(List.of("fd00::9"))).isEqualTo(IpFamilies.IPV6_TOO);
  }

  @Test
  void podsWithoutOneListenOnIpv4() {
    assertThat(IpFamilies.of(List.of("10.0.0.9"))).isEqualTo(IpFamilies.IPV4);
    assertThat(IpFamilies.of(List.of())).isEqualTo(IpFamilies.IPV4);
  }

  @Test
  void oneSocketServesBoth() {
    var socket = IpFamilies.IPV6_TOO.socket(80).object("socket_address");
    assertThat(socket.text("address")).isEqualTo("::");
    assertThat(socket.get("ipv4_compat")).contains(Json.of(true));
    assertThat(IpFamilies.IPV4.socket(80)).isEqualTo(Addresses.socket("0.0.0.0", 80));
  }
}
