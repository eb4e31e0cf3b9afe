package dev.sluice.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.status.Condition;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// KIngresses in at one end, names on a real stream and conditions at the other.
final class KnativeSequenceTest {

  private static final String GATEWAYS =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: external, namespace: knative-gateways}
      spec:
        gatewayClassName: sluice
        listeners: [{name: http, protocol: HTTP, port: 80}]
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: local, namespace: knative-gateways}
      spec:
        gatewayClassName: sluice
        listeners: [{name: http, protocol: HTTP, port: 8080}]
      """;

  private static final String INGRESS =
      """
      apiVersion: networking.internal.knative.dev/v1alpha1
      kind: Ingress
      metadata:
        name: hello
        namespace: default
        annotations: {networking.knative.dev/ingress.class: sluice.ingress.networking.knative.dev}
      spec:
        rules:
        - hosts: [hello.example.com]
          http: {paths: [{splits: [{serviceNamespace: default, serviceName: first, servicePort: 80, percent: 100}]}]}
      """;

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
  void aKIngressIsReadyOnceTheProxyHasItsRules() throws InterruptedException {
    sequence.settled(GATEWAYS, backend("first"));

    sequence.put(INGRESS);

    assertThat(sequence.arriving(names -> names.contains("+ROUTES standalone/80")))
        .containsSubsequence(
            "+CLUSTER service/default/first/80",
            "+ENDPOINTS service/default/first/80",
            "+ROUTES standalone/80")
        .noneMatch(name -> name.contains("LISTENER"));
    awaitConditions(
        Map.of("NetworkConfigured", "True", "LoadBalancerReady", "True", "Ready", "True"));
  }

  @Test
  void aNewRevisionWithoutEndpointsLeavesRequestsWhereTheyAre() throws InterruptedException {
    sequence.settled(GATEWAYS, backend("first"), INGRESS);

    sequence.put(service("second"), INGRESS.replace("first", "second"));
    sequence.put(backend("third"), INGRESS.replace("hello", "other").replace("first", "third"));

    assertThat(sequence.arriving(names -> names.contains("+ROUTES standalone/80")))
        .noneMatch(name -> name.contains("second"));

    sequence.put(endpoints("second"));

    assertThat(sequence.arriving(names -> names.contains("-CLUSTER service/default/first/80")))
        .containsSubsequence(
            "+CLUSTER service/default/second/80",
            "+ENDPOINTS service/default/second/80",
            "+ROUTES standalone/80",
            "-CLUSTER service/default/first/80");
  }

  @Test
  void aMissingServiceKeepsTheVersionBefore() throws InterruptedException {
    sequence.settled(GATEWAYS, backend("first"), INGRESS);

    sequence.put(INGRESS.replace("first", "nowhere"));

    awaitConditions(
        Map.of("NetworkConfigured", "False", "LoadBalancerReady", "True", "Ready", "False"));
    assertThat(conditions())
        .extracting(Condition::message)
        .anyMatch(
            message ->
                message.equals(
                    "spec.rules[0].http.paths[0].splits[0]: Service default/nowhere does not"
                        + " exist"));
    assertThat(sequence.arriving(_ -> true)).isEmpty();
  }

  @Test
  void theOlderKIngressHasTheHostUntilItGoes() throws InterruptedException {
    sequence.settled(GATEWAYS, backend("first"), INGRESS);

    sequence.put(INGRESS.replace("name: hello", "name: intruder"));

    Awaitility.await()
        .until(
            () ->
                sequence
                    .conditions("intruder")
                    .anyMatch(condition -> condition.reason().equals("DomainConflict")));

    sequence.delete(new ObjectKey(Kind.KNATIVE_INGRESS, "default", "hello"));

    Awaitility.await()
        .until(
            () ->
                sequence
                    .conditions("intruder")
                    .anyMatch(condition -> condition.type().equals("Ready") && condition.good()));
  }

  @Test
  void objectsOfOtherLayersAreLeftAlone() throws InterruptedException {
    sequence.settled(GATEWAYS, backend("first"));

    sequence.put(INGRESS.replace("sluice.ingress", "other.ingress"));
    sequence.put(INGRESS.replace("name: hello", "name: ours"));

    Awaitility.await().until(() -> sequence.conditions("ours").findAny().isPresent());
    assertThat(conditions()).isEmpty();
  }

  private void awaitConditions(Map<String, String> expected) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        conditions().stream()
                            .collect(Collectors.toMap(Condition::type, Condition::status)))
                    .isEqualTo(expected));
  }

  private List<Condition> conditions() {
    return sequence.conditions("hello").toList();
  }

  private static String backend(String name) {
    return service(name) + "\n---\n" + endpoints(name);
  }

  private static String service(String name) {
    return "{apiVersion: v1, kind: Service, metadata: {name: %s}, spec: {ports: [{name: http, port: 80}]}}"
        .formatted(name);
  }

  private static String endpoints(String name) {
    return """
    apiVersion: discovery.k8s.io/v1
    kind: EndpointSlice
    metadata: {name: %s-1, labels: {kubernetes.io/service-name: %s}}
    addressType: IPv4
    ports: [{name: http, port: 8012}]
    endpoints: [{addresses: [10.0.0.1]}]
    """
        .formatted(name, name);
  }
}
