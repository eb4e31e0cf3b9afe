package dev.sluice.object.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.json.MalformedJsonException;
import dev.sluice.object.ApiObject;
import dev.sluice.object.CustomResourceDefinition;
import dev.sluice.object.Deployment;
import dev.sluice.object.Gateway;
import dev.sluice.object.HttpRoute;
import dev.sluice.object.Kind;
import dev.sluice.object.ListenerSet;
import dev.sluice.object.Metadata.Owner;
import dev.sluice.object.NamespaceScope;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.Pod;
import dev.sluice.object.Secret;
import dev.sluice.object.Service;
import dev.sluice.object.decode.ClusterEvent.Bookmark;
import dev.sluice.object.decode.ClusterEvent.Failed;
import dev.sluice.object.decode.ClusterEvent.Removed;
import dev.sluice.object.decode.ClusterEvent.Stored;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterObjectsTest {

  private static final String METADATA =
      """
      "metadata": {"name": "shop", "namespace": "web", "uid": "u1", "resourceVersion": "77",
        "generation": 4, "creationTimestamp": "2026-01-31T12:00:00Z",
        "deletionTimestamp": "2026-02-01T12:00:00Z", "labels": {"a": "b"},
        "annotations": {"kubectl.kubernetes.io/last-applied-configuration": "{}", "c": "d"},
        "ownerReferences": [{"apiVersion": "a/v1", "kind": "K", "name": "o", "uid": "u2",
          "controller": true, "blockOwnerDeletion": true}],
        "managedFields": [{"fieldsV1": {"f:spec": {}}}]}
      """;

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ClusterObject read(Kind kind, String rest) {
    try {
      return ClusterObjects.read(kind, utf8("{%s, %s}".formatted(METADATA, rest)));
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  private static <T extends ApiObject> T object(Class<T> type, Kind kind, String rest) {
    var read = read(kind, rest);
    assertThat(read.problems()).isEmpty();
    return type.cast(read.object().orElseThrow());
  }

  @Test
  void metadataIsReadWithoutWhatNobodyNeeds() {
    var read = read(Kind.CONFIG_MAP, "\"data\": {\"managedFields\": \"kept\"}");

    assertThat(read.key()).isEqualTo(new ObjectKey(Kind.CONFIG_MAP, "web", "shop"));
    assertThat(read.resourceVersion()).isEqualTo("77");
    var metadata = read.object().orElseThrow().metadata();
    assertThat(metadata.uid()).isEqualTo("u1");
    assertThat(metadata.generation()).isEqualTo(4);
    assertThat(metadata.deleted()).isTrue();
    assertThat(metadata.annotations()).containsOnlyKeys("c");
    assertThat(metadata.owners()).containsExactly(new Owner("a/v1", "K", "o", "u2", true));
    assertThat(read.object().orElseThrow().toString()).contains("kept");
  }

  @Test
  void theStatusOfOurKindsComesAsItIs() {
    var status = "{\"parents\":[{\"controllerName\":\"other\",\"x\":[1.0,null]}]}";

    var read = read(Kind.HTTP_ROUTE, "\"spec\": {}, \"status\": " + status);

    assertThat(read.status()).hasToString(status);
    assertThat(read.object()).containsInstanceOf(HttpRoute.class);
  }

  @Test
  void fieldsThatWeDoNotKnowArePassedOver() {
    var route =
        object(
            HttpRoute.class,
            Kind.HTTP_ROUTE,
            "\"spec\": {\"tomorrow\": {\"a\": 1}, \"rules\": [{\"newer\": []}]}, \"extra\": 1");

    assertThat(route.rules()).hasSize(1);
    assertThat(route.unsupported()).isEmpty();
  }

  @Test
  void valuesThatWeDoNotKnowMakeTheFieldUnsupported() {
    var read =
        read(
            Kind.HTTP_ROUTE,
            """
            "spec": {"rules": [
              {"matches": [{"path": {"type": "Glob", "value": "/a*"}}]},
              {"filters": [{"type": "Teleport", "teleport": {}}]}]}
            """);

    assertThat(((HttpRoute) read.object().orElseThrow()).unsupported())
        .containsExactly("spec.rules[0].matches[0].path.type", "spec.rules[1].filters[0].type");
    assertThat(read.problems()).extracting(Problem::severity).containsOnly(Severity.WARNING);
  }

  @Test
  void aListenerModeThatWeDoNotKnowIsToldByTheGateway() {
    var read =
        read(
            Kind.GATEWAY,
            """
            "spec": {"gatewayClassName": "sluice", "listeners": [
              {"name": "a", "port": 443, "protocol": "TLS", "tls": {"mode": "Mixed"}}]}
            """);

    var gateway = (Gateway) read.object().orElseThrow();
    assertThat(gateway.unsupported()).containsExactly("spec.listeners[0].tls.mode");
    assertThat(gateway.listeners().getFirst().tls().orElseThrow().mode()).isEqualTo("Mixed");
  }

  @Test
  void anOperatorWithoutAMeaningSelectsNothing() {
    var read =
        read(
            Kind.GATEWAY,
            """
            "spec": {"gatewayClassName": "sluice", "listeners": [
                {"name": "a", "port": 80, "protocol": "HTTP"}],
              "allowedListeners": {"namespaces": {"from": "Selector", "selector": {
                "matchExpressions": [{"key": "team", "operator": "Like", "values": ["a"]}]}}}}
            """);

    var allowed = ((Gateway) read.object().orElseThrow()).allowedListeners();

    assertThat(allowed)
        .isInstanceOfSatisfying(
            NamespaceScope.Selected.class,
            scope -> assertThat(scope.selector().matches(Map.of("team", "a"))).isFalse());
  }

  @Test
  void whatTheServerAllowsInTextIsAllowed() {
    var route =
        object(
            HttpRoute.class,
            Kind.HTTP_ROUTE,
            """
            "spec": {"rules": [{"matches": [{"headers": [{"name": "x", "value": "grün"}]}]}]}
            """);

    assertThat(route.rules().getFirst().matches().getFirst().headers().getFirst().value())
        .isEqualTo("grün");
  }

  @Test
  void aGrantThatIsNotUnderstoodGrantsNothing() {
    var read =
        read(
            Kind.REFERENCE_GRANT,
            """
            "spec": {"from": [{"group": "", "kind": "A", "namespace": "b"}],
              "to": [{"group": "", "kind": "Secret", "name": {"pattern": "c*"}}]}
            """);

    assertThat(read.object()).isEmpty();
    assertThat(read.problems()).isNotEmpty();
  }

  @Test
  void aTlsSecretIsKeptWhateverIsInIt() {
    var secret =
        object(
            Secret.class,
            Kind.SECRET,
            "\"type\": \"kubernetes.io/tls\", \"data\": {\"tls.crt\": \"aGVsbG8=\"}");

    assertThat(secret.data()).containsEntry("tls.crt", "hello");
  }

  @Test
  void aServiceSaysWhereItsLoadBalancerAnswers() {
    var service =
        object(
            Service.class,
            Kind.SERVICE,
            """
            "spec": {"type": "LoadBalancer", "clusterIP": "10.1.2.3", "selector": {"a": "b"},
              "ports": [{"name": "web", "port": 80, "nodePort": 30080, "targetPort": "http"},
                {"name": "dns", "port": 80, "protocol": "UDP"}]},
            "status": {"loadBalancer": {"ingress": [
              {"ip": "1.2.3.4", "ipMode": "VIP"}, {"hostname": "lb.example.com"}]}}
            """);

    assertThat(service.type()).isEqualTo("LoadBalancer");
    assertThat(service.clusterIp()).contains("10.1.2.3");
    assertThat(service.selecting()).isTrue();
    assertThat(service.port(80).orElseThrow().name()).isEqualTo("web");
    assertThat(service.udpPort(80).orElseThrow().name()).isEqualTo("dns");
    assertThat(service.ingress())
        .containsExactly(
            new Service.Ingress("1.2.3.4", false), new Service.Ingress("lb.example.com", true));
  }

  @Test
  void aDeploymentSaysHowFarItHasCome() {
    var deployment =
        object(
            Deployment.class,
            Kind.DEPLOYMENT,
            """
            "spec": {"replicas": 3, "template": {"spec": {}}, "strategy": {"type": "Recreate"}},
            "status": {"readyReplicas": 2, "availableReplicas": 1, "updatedReplicas": 3,
              "observedGeneration": 4, "conditions": []}
            """);

    assertThat(deployment).isEqualTo(new Deployment(deployment.metadata(), 3, 2, 1, 3, 4));
    assertThat(object(Deployment.class, Kind.DEPLOYMENT, "\"spec\": {}"))
        .extracting(Deployment::replicas, Deployment::ready)
        .containsExactly(1, 0);
  }

  @Test
  void aPodSaysWhetherItAnswersAndWhere() {
    var pod =
        object(
            Pod.class,
            Kind.POD,
            """
            "spec": {"containers": []},
            "status": {"phase": "Running", "podIP": "10.0.0.9",
              "podIPs": [{"ip": "10.0.0.9"}, {"ip": "fd00::9"}], "containerStatuses": [],
              "conditions": [{"type": "Initialized", "status": "True"},
                {"type": "Ready", "status": "True"}]}
            """);

    assertThat(pod)
        .isEqualTo(new Pod(pod.metadata(), List.of("10.0.0.9", "fd00::9"), "Running", true));
    assertThat(object(Pod.class, Kind.POD, "\"status\": {\"conditions\": [{\"type\": \"Ready\"}]}"))
        .extracting(Pod::ready, Pod::ips)
        .containsExactly(false, List.of());
  }

  @Test
  void aDefinitionSaysWhatIsServed() throws MalformedJsonException {
    var text =
        """
        {"metadata": {"name": "gateways.gateway.networking.k8s.io", "annotations": {
           "gateway.networking.k8s.io/bundle-version": "v1.7.0",
           "gateway.networking.k8s.io/channel": "experimental"}},
         "spec": {"names": {"kind": "Gateway"}, "versions": [
           {"name": "v1", "served": true, "schema": {"a": [{}]}},
           {"name": "v1alpha2", "served": false, "schema": {}}]},
         "status": {"conditions": []}}
        """;

    var read = ClusterObjects.read(Kind.CUSTOM_RESOURCE_DEFINITION, utf8(text));

    var definition = (CustomResourceDefinition) read.object().orElseThrow();
    assertThat(definition.served()).containsExactly("v1");
    assertThat(definition.bundleVersion()).contains("v1.7.0");
    assertThat(definition.channel()).contains("experimental");
  }

  @Test
  void aListIsReadInParts() throws IOException {
    var text =
        """
        {"kind": "ListenerSetList", "apiVersion": "gateway.networking.k8s.io/v1",
         "metadata": {"resourceVersion": "900", "continue": "more"},
         "items": [
           {"metadata": {"name": "a", "namespace": "x", "resourceVersion": "1"},
            "spec": {"parentRef": {"name": "edge"},
              "listeners": [{"name": "l", "port": 80, "protocol": "HTTP"}]}},
           {"metadata": {"name": "b", "namespace": "x"}}]}
        """;

    var page = ClusterObjects.page(Kind.LISTENER_SET, new ByteArrayInputStream(utf8(text)));

    assertThat(page.resourceVersion()).isEqualTo("900");
    assertThat(page.next()).isEqualTo("more");
    assertThat(page.objects()).map(found -> found.key().name()).containsExactly("a", "b");
    assertThat(page.objects().getFirst().object()).containsInstanceOf(ListenerSet.class);
    assertThat(page.objects().getLast().object()).isEmpty();
    assertThat(page.objects().getLast().problems()).isNotEmpty();
  }

  @Test
  void anEmptyListHasNoItems() throws IOException {
    var text = "{\"items\": null, \"metadata\": {\"resourceVersion\": \"5\"}}";

    var page = ClusterObjects.page(Kind.POD, new ByteArrayInputStream(utf8(text)));

    assertThat(page).isEqualTo(new ClusterPage(List.of(), "5", ""));
  }

  @Test
  void eventsOfAWatchAreToldApart() throws MalformedJsonException {
    assertThat(event("ADDED", "{%s}")).isInstanceOf(Stored.class);
    assertThat(event("MODIFIED", "{%s}"))
        .isInstanceOfSatisfying(
            Stored.class, stored -> assertThat(stored.object().resourceVersion()).isEqualTo("77"));
    assertThat(event("DELETED", "{%s}"))
        .isEqualTo(new Removed(new ObjectKey(Kind.POD, "web", "shop"), "77"));
    assertThat(event("BOOKMARK", "{\"metadata\": {\"resourceVersion\": \"80\"}}"))
        .isEqualTo(new Bookmark("80"));
    assertThat(event("ERROR", "{\"status\": \"Failure\", \"code\": 410, \"message\": \"too old\"}"))
        .isEqualTo(new Failed(410, "too old"));
  }

  private static ClusterEvent event(String type, String object) throws MalformedJsonException {
    var text = "{\"type\": \"%s\", \"object\": %s}".formatted(type, object.replace("%s", METADATA));
    return ClusterObjects.event(Kind.POD, utf8(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{", "{}", "{\"metadata\": {}}", "{\"metadata\": {\"name\": \"a\"", "7"})
  void whatIsNoObjectIsRefused(String text) {
    assertThatThrownBy(() -> ClusterObjects.read(Kind.POD, utf8(text)))
        .isInstanceOf(MalformedJsonException.class);
    assertThatThrownBy(() -> ClusterObjects.event(Kind.POD, utf8(text)))
        .isInstanceOf(MalformedJsonException.class);
  }
}
