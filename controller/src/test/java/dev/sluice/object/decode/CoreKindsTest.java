package dev.sluice.object.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.object.ConfigMap;
import dev.sluice.object.EndpointSlice;
import dev.sluice.object.EndpointSlice.Endpoint;
import dev.sluice.object.Secret;
import dev.sluice.object.Service;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoreKindsTest {

  @Test
  void aServiceIsReadWithItsDefaults() {
    var text =
        """
        apiVersion: v1
        kind: Service
        metadata: {name: cart}
        spec:
          type: LoadBalancer
          selector: {app: cart}
          clusterIP: None
          ports:
            - {name: http, port: 80, targetPort: web, nodePort: 30000}
            - {name: grpc, port: 81, appProtocol: kubernetes.io/h2c}
        status: {loadBalancer: {}}
        """;

    assertThat(Told.object(Service.class, text).ports())
        .containsExactly(
            new Service.Port("http", 80, "TCP", Optional.empty()),
            new Service.Port("grpc", 81, "TCP", Optional.of("kubernetes.io/h2c")));
  }

  @Test
  void aServiceMayStandForADnsName() {
    var text =
        """
        apiVersion: v1
        kind: Service
        metadata: {name: outside}
        spec: {type: ExternalName, externalName: api.example.com}
        """;

    assertThat(Told.object(Service.class, text).externalName()).contains("api.example.com");
    assertThat(Told.messages(text.replace(", externalName: api.example.com", "")))
        .containsExactly("is missing; add it");
  }

  @Test
  void severalPortsOfAServiceNeedNames() {
    var text =
        """
        apiVersion: v1
        kind: Service
        metadata: {name: cart}
        spec: {ports: [{port: 80}, {port: 81}]}
        """;

    assertThat(Told.messages(text)).containsExactly("has several ports; write a name for each");
  }

  @Test
  void endpointsThatDoNotSayAreReady() {
    var text =
        """
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata: {name: cart-1, labels: {kubernetes.io/service-name: cart}}
        addressType: IPv4
        endpoints:
          - addresses: [10.0.0.1]
            nodeName: one
          - addresses: [10.0.0.2]
            conditions: {ready: false, serving: true, terminating: true}
        ports: [{name: http, port: 8080, protocol: TCP}]
        """;

    assertThat(Told.object(EndpointSlice.class, text).endpoints())
        .containsExactly(
            new Endpoint(List.of("10.0.0.1"), true, true, false),
            new Endpoint(List.of("10.0.0.2"), false, true, true));
  }

  @Test
  void secretsAreDecodedAndStringDataWins() {
    var text =
        """
        apiVersion: v1
        kind: Secret
        type: Opaque
        metadata: {name: key}
        data: {a: aGVsbG8=, b: d29ybGQ=}
        stringData: {b: there}
        """;

    assertThat(Told.object(Secret.class, text).data())
        .containsEntry("a", "hello")
        .containsEntry("b", "there");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: {a: '!hunter2'}",
        "data: hunter2",
        "stringData: hunter2",
        "data: {a: {hunter2: b}}",
        "stringData: {a: 1hunter2, b: 7}",
        "stringData: {a: [hunter2]}",
        "data: [hunter2]",
        "stringData: {a: \"hunter2\\q\"}",
        "stringData: {a: *hunter2}"
      })
  void aProblemNeverShowsASecret(String data) {
    var text = "apiVersion: v1\nkind: Secret\nmetadata: {name: key}\n" + data;

    assertThat(Told.problems(text)).isNotEmpty().noneMatch(line -> line.contains("hunter2: b"));
    assertThat(Told.messages(text)).noneMatch(message -> message.contains("hunter2"));
  }

  @Test
  void aTlsSecretNeedsItsCertificateAndKey() {
    var text =
        """
        apiVersion: v1
        kind: Secret
        type: kubernetes.io/tls
        metadata: {name: cert}
        stringData: {tls.crt: a}
        """;

    assertThat(Told.messages(text))
        .containsExactly("has no `tls.key`, which type kubernetes.io/tls needs; add it");
  }

  @Test
  void binaryDataOfAConfigMapIsDecoded() {
    var text =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: ca}
        data: {a: "1"}
        binaryData: {ca.crt: aGVsbG8=}
        """;

    assertThat(Told.object(ConfigMap.class, text).data())
        .containsEntry("a", "1")
        .containsEntry("ca.crt", "hello");
  }
}
