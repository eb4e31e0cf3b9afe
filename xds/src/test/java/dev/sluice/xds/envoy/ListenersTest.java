package dev.sluice.xds.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Chain;
import dev.sluice.xds.ir.TlsTermination;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListenersTest {
  private static final Chain PLAIN = new Chain("plain", List.of(), Optional.empty(), "table");
  private static final Chain SECURE =
      new Chain(
          "secure",
          List.of("a.example.com", "*.b.example.com"),
          Optional.of(new TlsTermination(List.of("ec", "rsa"))),
          "table");

  @Test
  void routesComeByName() {
    assertThat(text(PLAIN))
        .contains(
            "rds { config_source { ads { } resource_api_version: V3 } route_config_name: \"table\""
                + " }");
  }

  @Test
  void plainTextIsNotInspected() {
    assertThat(text(PLAIN)).doesNotContain("listener_filters", "transport_socket", "server_names");
  }

  @Test
  void serverNamesAreInspectedAndCertificatesComeByName() {
    assertThat(text(SECURE))
        .contains("listener_filters { name: \"envoy.filters.listener.tls_inspector\"")
        .contains("server_names: \"a.example.com\" server_names: \"*.b.example.com\"")
        .contains("alpn_protocols: \"h2\" alpn_protocols: \"http/1.1\"")
        .contains("tls_certificate_sds_secret_configs { name: \"ec\" sds_config { ads { }")
        .contains("tls_certificate_sds_secret_configs { name: \"rsa\" sds_config { ads { }");
  }

  @Test
  void filtersAreInstalledInOrderAndSwitchedOffButTheLast() {
    assertThat(text(PLAIN))
        .containsSubsequence(
            "http_filters { name: \"envoy.filters.http.cors\"",
            "disabled: true",
            "http_filters { name: \"envoy.filters.http.router\"",
            "suppress_envoy_headers: true");
  }

  @Test
  void allOfIpv6IncludesIpv4() {
    var listener = Listeners.listener(new Bind("bind", "::", 80, List.of(PLAIN)));
    assertThat(listener.getAddress().getSocketAddress().getIpv4Compat()).isTrue();
  }

  private static String text(Chain chain) {
    return Printed.text(Listeners.listener(new Bind("bind", "0.0.0.0", 80, List.of(chain))));
  }
}
