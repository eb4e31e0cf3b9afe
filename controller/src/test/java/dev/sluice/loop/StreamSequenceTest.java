package dev.sluice.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What changes of TLSRoutes, TCPRoutes and UDPRoutes send: never a listener, unless a TLS server
/// name comes or goes.
final class StreamSequenceTest {

  private Sequence sequence;

  @BeforeEach
  void connect() throws IOException {
    sequence = new Sequence();
  }

  @AfterEach
  void disconnect() {
    sequence.close();
  }

  @Test
  void aRelayFollowsTheClustersItLeadsTo() throws InterruptedException {
    sequence.put(GATEWAY, BACKENDS, TCP);

    assertThat(sequence.arriving(names -> names.contains("+EXTENSION " + TCP_RELAY)))
        .containsSubsequence(
            "+CLUSTER service/default/shop/8080",
            "+ENDPOINTS service/default/shop/8080",
            "+EXTENSION " + TCP_RELAY)
        .containsSubsequence("+LISTENER standalone/9000", "+EXTENSION " + TCP_RELAY);
  }

  @Test
  void aWeightOfATcpRouteSendsTheExtensionAlone() throws InterruptedException {
    sequence.settled(GATEWAY, BACKENDS, TCP);

    sequence.put(TCP.replace("weight: 3", "weight: 4"));

    assertThat(sequence.arriving(names -> !names.isEmpty()))
        .containsExactly("+EXTENSION " + TCP_RELAY);
  }

  @Test
  void anotherBackendOfATcpRouteMakesBeforeItBreaks() throws InterruptedException {
    sequence.settled(GATEWAY, BACKENDS, TCP);

    sequence.put(TCP.replace("name: shop", "name: cart"));

    assertThat(sequence.arriving(names -> names.contains("-CLUSTER service/default/shop/8080")))
        .containsSubsequence(
            "+CLUSTER service/default/cart/8080",
            "+EXTENSION " + TCP_RELAY,
            "-CLUSTER service/default/shop/8080")
        .noneMatch(name -> name.contains("LISTENER"));
  }

  @Test
  void anEditOfAUdpRouteSendsEndpointsAlone() throws InterruptedException {
    sequence.settled(GATEWAY, BACKENDS, UDP);

    sequence.put(UDP.replace("weight: 1", "weight: 2"));

    assertThat(sequence.arriving(names -> !names.isEmpty()))
        .containsExactly("+ENDPOINTS standalone/9000/default/edge/udp");
  }

  @Test
  void anotherBackendOfATlsRouteSendsTheExtensionAndNoListener() throws InterruptedException {
    sequence.settled(GATEWAY, BACKENDS, TLS);

    sequence.put(TLS.replace("weight: 1", "weight: 5"));

    assertThat(sequence.arriving(names -> !names.isEmpty()))
        .containsExactly("+EXTENSION standalone/443/default/edge/tls/a.example.com");
  }

  @Test
  void anotherHostnameOfATlsRouteSendsTheListener() throws InterruptedException {
    sequence.settled(GATEWAY, BACKENDS, TLS);

    sequence.put(TLS.replace("[a.example.com]", "[a.example.com, b.example.com]"));

    assertThat(
            sequence.arriving(
                names ->
                    names.contains("+EXTENSION standalone/443/default/edge/tls/b.example.com")))
        .contains("+LISTENER standalone/443")
        .noneMatch(name -> name.contains("LISTENER standalone/9000"));
  }

  @Test
  void aRefusedRelayShowsInTheConditionOfTheRouteThatOwnsIt() throws InterruptedException {
    sequence.settled(GATEWAY, BACKENDS, TCP);

    sequence.refuse(TCP_RELAY);
    sequence.put(TCP.replace("weight: 3", "weight: 7"));

    Awaitility.await()
        .until(
            () ->
                sequence
                    .conditions("stream")
                    .anyMatch(
                        condition -> condition.message().contains("a proxy refused " + TCP_RELAY)));
  }

  private static final String TCP_RELAY = "standalone/9000/default/edge/tcp";

  private static final String GATEWAY =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: edge}
      spec:
        gatewayClassName: sluice
        listeners:
          - {name: tcp, port: 9000, protocol: TCP}
          - {name: udp, port: 9000, protocol: UDP}
          - {name: tls, port: 443, protocol: TLS, hostname: "*.example.com", tls: {mode: Passthrough}}
      """;

  private static final String TCP =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: TCPRoute
      metadata: {name: stream}
      spec:
        parentRefs: [{name: edge}]
        rules:
          - backendRefs: [{name: shop, port: 8080, weight: 3}, {name: gone, port: 1, weight: 1}]
      """;

  private static final String UDP =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: UDPRoute
      metadata: {name: stream}
      spec:
        parentRefs: [{name: edge}]
        rules:
          - backendRefs: [{name: dns, port: 53, weight: 1}, {name: gone, port: 53, weight: 3}]
      """;

  private static final String TLS =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: TLSRoute
      metadata: {name: stream}
      spec:
        parentRefs: [{name: edge}]
        hostnames: [a.example.com]
        rules:
          - backendRefs: [{name: shop, port: 8080, weight: 1}, {name: cart, port: 8080, weight: 3}]
      """;

  private static final String BACKENDS =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: shop}
      spec: {ports: [{port: 8080}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: cart}
      spec: {ports: [{port: 8080}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: dns}
      spec: {ports: [{port: 53, protocol: UDP}]}
      ---
      apiVersion: discovery.k8s.io/v1
      kind: EndpointSlice
      metadata: {name: dns-1, labels: {kubernetes.io/service-name: dns}}
      addressType: IPv4
      endpoints: [{addresses: [10.0.0.1]}]
      ports: [{port: 53, protocol: UDP}]
      """;
}
