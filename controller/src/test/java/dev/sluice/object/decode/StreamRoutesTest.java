package dev.sluice.object.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.object.BackendRef;
import dev.sluice.object.ObjectRef;
import dev.sluice.object.Route;
import dev.sluice.object.StreamRouteRule;
import dev.sluice.object.TcpRoute;
import dev.sluice.object.TlsRoute;
import dev.sluice.object.UdpRoute;
import dev.sluice.object.WeightedBackendRef;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamRoutesTest {

  private static final String RULES =
      "rules: [{name: all, backendRefs: [{name: a, port: 80}, {name: b, port: 81, weight: 0}]}]";
  private static final StreamRouteRule EXPECTED =
      new StreamRouteRule(Optional.of("all"), List.of(backend("a", 80, 1), backend("b", 81, 0)));

  private static WeightedBackendRef backend(String name, int port, int weight) {
    var ref = new ObjectRef("", "Service", Optional.empty(), name);
    return new WeightedBackendRef(new BackendRef(ref, Optional.of(port)), weight);
  }

  @Test
  void aTlsRouteIsRead() {
    var text = Told.gatewayApi("TLSRoute", "{hostnames: ['*.a.com'], %s}".formatted(RULES));

    var route = Told.object(TlsRoute.class, text);

    assertThat(route.hostnames()).containsExactly("*.a.com");
    assertThat(route.rules()).containsExactly(EXPECTED);
  }

  @Test
  void routesOfConnectionsAndDatagramsHaveNoHosts() {
    var spec = "{parentRefs: [{name: edge, port: 53}], %s}".formatted(RULES);

    var tcp = Told.object(TcpRoute.class, Told.gatewayApi("TCPRoute", spec));
    var udp = Told.object(UdpRoute.class, Told.gatewayApi("UDPRoute", spec));

    assertThat(List.<Route>of(tcp, udp))
        .allSatisfy(route -> assertThat(route.hostnames()).isEmpty())
        .allSatisfy(route -> assertThat(route.parentRefs().getFirst().port()).contains(53));
    assertThat(tcp.rules()).containsExactly(EXPECTED);
    assertThat(udp.rules()).containsExactly(EXPECTED);
  }

  @ParameterizedTest
  @CsvSource({
    "TLSRoute, v1alpha2",
    "TLSRoute, v1alpha3",
    "TCPRoute, v1alpha2",
    "UDPRoute, v1alpha2"
  })
  void olderVersionsAreRead(String kind, String version) {
    var hostnames = kind.equals("TLSRoute") ? "hostnames: [a.com], " : "";
    var text = Told.gatewayApi(kind, "{%s%s}".formatted(hostnames, RULES));

    assertThat(Told.messages(text.replace("k8s.io/v1", "k8s.io/" + version))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          TCPRoute | {} | is missing; add it
          TCPRoute | {rules: []} | is empty; write at least one item
          UDPRoute | {rules: [{}]} | is missing; add it
          UDPRoute | {rules: [{backendRefs: []}]} | is empty; write at least one item
          TCPRoute | {rules: [{backendRefs: [{name: a}]}]} | is missing; add the port of the Service, such as `port: 80`
          TCPRoute | {hostnames: [a.com], rules: [{backendRefs: [{name: a, port: 80}]}]} | unknown field `hostnames`; write one of parentRefs, useDefaultGateways, rules
          TCPRoute | {rules: [{backendRefs: [{name: a, port: 80}]}, {backendRefs: [{name: a, port: 81}]}]} | has 2 items; write at most 1
          TLSRoute | {rules: [{backendRefs: [{name: a, port: 80}]}]} | is missing; add it
          TLSRoute | {hostnames: [], rules: [{backendRefs: [{name: a, port: 80}]}]} | is empty; write at least one item
          TLSRoute | {hostnames: ["10.0.0.1"], rules: [{backendRefs: [{name: a, port: 80}]}]} | 10.0.0.1 is an IP address; write a host name
          TLSRoute | {hostnames: [a.*.com], rules: [{backendRefs: [{name: a, port: 80}]}]} | "a.*.com" is not a host name; write `*` only as the whole first label, such as *.example.com
          """)
  void routesObeyTheApi(String kind, String spec, String message) {
    assertThat(Told.messages(Told.gatewayApi(kind, spec))).containsExactly(message);
  }

  @ParameterizedTest
  @CsvSource({"1.2.3.400", "1.2.3", "01.2.3.4", "1.2.3.4.5"})
  void aNameOfNumbersNeedNotBeAnAddress(String host) {
    var text = Told.gatewayApi("TLSRoute", "{hostnames: ['%s'], %s}".formatted(host, RULES));

    assertThat(Told.messages(text)).isEmpty();
  }

  @Test
  void defaultGatewaysAreNotActedUpon() {
    var text = Told.gatewayApi("TCPRoute", "{useDefaultGateways: All, %s}".formatted(RULES));

    assertThat(Told.object(TcpRoute.class, text).unsupported())
        .containsExactly("spec.useDefaultGateways");
  }
}
