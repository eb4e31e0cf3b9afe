package dev.sluice.object.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.object.ApiObject;
import dev.sluice.object.ConfigMap;
import dev.sluice.object.HttpRoute;
import dev.sluice.object.Kind;
import dev.sluice.object.Namespace;
import dev.sluice.object.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestsTest {

  private static final String MAP =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: %s}
      """;

  @Test
  void aProblemIsOneLineThatSaysWhereAndWhatToWrite() {
    var text =
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata:
          name: cart
          namespace: shop
        spec:
          rules:
            - matches:
                - path:
                    type: Prefix
                    value: /cart
        """;

    var decoded = Manifests.decode("routes/cart.yaml", text);

    assertThat(decoded.problems())
        .map(Problem::toString)
        .containsExactly(
            "routes/cart.yaml:10: HTTPRoute shop/cart: spec.rules[0].matches[0].path.type: "
                + "\"Prefix\" is not known; write one of Exact, PathPrefix, RegularExpression");
    assertThat(decoded.objects()).isEmpty();
  }

  @Test
  void everyMistakeIsReportedNotOnlyTheFirst() {
    assertThat(Told.problems(Told.route("{hostname: a, hostnames: [B.com, 80], rules: []}")))
        .containsExactly(
            "4: spec.hostname: unknown field `hostname`; did you mean `hostnames`?",
            "4: spec.hostnames[0]: \"B.com\" is not a host name; write b.com",
            "4: spec.hostnames[1]: must be text; write \"80\" in quotes",
            "4: spec.rules: is empty; write at least one item");
  }

  @Test
  void anUnknownFieldUnlikeAnyOtherListsTheKnownOnes() {
    assertThat(Told.messages(Told.rule("{timeouts: {total: 1s}}")))
        .containsExactly("unknown field `total`; write one of request, backendRequest");
  }

  @Test
  void aBrokenDocumentLeavesTheOthersAlone() {
    var text = MAP.formatted("a") + "---\nkind: [\n---\n" + MAP.formatted("b");

    var decoded = Manifests.decode("in.yaml", text);

    assertThat(decoded.objects()).map(object -> object.metadata().name()).containsExactly("a", "b");
    assertThat(decoded.problems()).singleElement().extracting(Problem::line).isEqualTo(6);
    assertThat(decoded.complete()).isFalse();
  }

  @Test
  void anObjectInErrorIsKnownByItsKey() {
    var decoded = Manifests.decode("in.yaml", Told.route("{rules: 1}"));

    assertThat(decoded.manifests())
        .containsExactly(
            new Manifest(new ObjectKey(Kind.HTTP_ROUTE, "default", "shop"), 1, Optional.empty()));
    assertThat(decoded.complete()).isTrue();
  }

  @Test
  void theSecondOfTwoManifestsForOneObjectIsRejected() {
    var decoded = Manifests.decode("in.yaml", MAP.formatted("a") + "---\n" + MAP.formatted("a"));

    assertThat(decoded.objects()).hasSize(1);
    assertThat(decoded.problems())
        .map(Problem::toString)
        .containsExactly(
            "in.yaml:5: ConfigMap default/a: is described on line 1 already; remove one of them");
  }

  @Test
  void listsOfAnyAndOfOneKindAreRead() {
    var any =
        """
        apiVersion: v1
        kind: List
        items:
          - {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
          - {apiVersion: v1, kind: Namespace, metadata: {name: b}}
        """;
    var one =
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRouteList
        metadata: {resourceVersion: "1"}
        items: [{metadata: {name: c}, spec: {}}]
        """;

    var objects = Manifests.decode("in.yaml", any + "---\n" + one).objects();

    assertThat(objects)
        .map(ApiObject::key)
        .map(ObjectKey::toString)
        .containsExactly("ConfigMap default/a", "Namespace b", "HTTPRoute default/c");
  }

  @Test
  void jsonIsReadTabsAndEscapesIncluded() {
    var text =
        """
        {
        \t"apiVersion": "v1",
        \t"kind": "ConfigMap",
        \t"metadata":\t{"name": "a"},
        \t"data": {"greeting": "\\u00e4\\t\\/\\ud83d\\ude00"}
        }
        """;

    var map = Told.object(ConfigMap.class, text);

    assertThat(map.data()).containsEntry("greeting", "ä\t/😀");
  }

  @Test
  void metadataIsReadAndTheRestOfItIgnored() {
    var text =
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          uid: 6a5b
          generation: 3
          creationTimestamp: 2026-01-31T12:00:00Z
          labels: {team: "7"}
          annotations: {example.com/note: "a b"}
          managedFields: [{manager: kubectl}]
        spec: {finalizers: [kubernetes]}
        status: {phase: Active}
        """;

    var metadata = Told.object(Namespace.class, text).metadata();

    assertThat(metadata.namespace()).isEmpty();
    assertThat(metadata.generation()).isEqualTo(3);
    assertThat(metadata.created()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
    assertThat(metadata.annotations()).containsEntry("example.com/note", "a b");
    assertThat(metadata.labels())
        .containsEntry("team", "7")
        .containsEntry("kubernetes.io/metadata.name", "shop");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      textBlock =
          """
          gateway.networking.k8s.io/v1       | HttpRoute  | "HttpRoute" is not known; write HTTPRoute
          gateway.networking.k8s.io/v1       | Gatway     | "Gatway" is not known; write Gateway
          gateway.networking.k8s.io/v1alpha2 | HTTPRoute  | "gateway.networking.k8s.io/v1alpha2" of HTTPRoute is not supported; write apiVersion: gateway.networking.k8s.io/v1
          networking.k8s.io/v1               | HTTPRoute  | "networking.k8s.io/v1" of HTTPRoute is not supported; write apiVersion: gateway.networking.k8s.io/v1
          v1                                 | HTTPRoute  | "v1" of HTTPRoute is not supported; write apiVersion: gateway.networking.k8s.io/v1
          v1                                 | service    | "service" is not known; write Service
          apps/v1                            | Deployment | not used by Sluice: kind Deployment of apps
          v1                                 | ServiceAccount | not used by Sluice: kind ServiceAccount
          serving.knative.dev/v1             | Service    | not used by Sluice: kind Service of serving.knative.dev
          networking.istio.io/v1             | Gateway    | not used by Sluice: kind Gateway of networking.istio.io
          v1                                 | Pod        | not used by Sluice: kind Pod
          gateway.networking.x-k8s.io/v1alpha1 | XBackend | not used by Sluice: kind XBackend of gateway.networking.x-k8s.io
          gateway.networking.k8s.io/v1       | GrpcRoute  | "GrpcRoute" is not known; write GRPCRoute
          gateway.networking.k8s.io/v1alpha2 | GRPCRoute  | "gateway.networking.k8s.io/v1alpha2" of GRPCRoute is not supported; write apiVersion: gateway.networking.k8s.io/v1
          networking.k8s.io/v1               | Ingress    | not used by Sluice: kind Ingress of networking.k8s.io
          networking.internal.knative.dev/v1 | Ingress    | "networking.internal.knative.dev/v1" of Ingress is not supported; write apiVersion: networking.internal.knative.dev/v1alpha1
          networking.internal.knative.dev/v1alpha1 | Certificate | not used by Sluice: kind Certificate of networking.internal.knative.dev
          networking.internal.knative.dev/v1alpha1 | ServerlessService | not used by Sluice: kind ServerlessService of networking.internal.knative.dev
          gateway.networking.k8s.io/v1       | UPDRoute   | "UPDRoute" is not known; write UDPRoute
          """)
  void aKindThatIsNotReadSaysWhy(String apiVersion, String kind, String message) {
    var text = "apiVersion: %s\nkind: %s\nmetadata: {name: a}\n".formatted(apiVersion, kind);

    assertThat(Told.messages(text)).containsExactly(message);
  }

  @Test
  void aForeignKindIsMentionedOncePerSource() {
    var text = "apiVersion: apps/v1\nkind: Deployment\n---\n";

    assertThat(Told.messages(text + text)).hasSize(1);
  }

  @Test
  void anOlderVersionOfTheApiIsRead() {
    var text = Told.route("{}").replace("/v1", "/v1beta1");

    assertThat(Told.object(HttpRoute.class, text).rules()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      textBlock =
          """
          just text              | must be an object that starts with apiVersion: and kind:
          {apiVersion: v1}       | is missing; write what this object is
          {apiVersion: v1, kind: Secret, metadata: {}} | is missing; add it
          {apiVersion: v1, kind: Secret, metadata: {name: A_b}} | "A_b" is not valid; write lower case letters, digits and `-`, in parts between dots
          {apiVersion: v1, kind: Secret, metadata: {name: a, labels: {a: 1}}} | must be text; put the value in quotes
          {apiVersion: v1, kind: Secret, metadata: {name: a, creationTimestamp: now}} | "now" is not valid; write a time such as 2026-01-31T12:00:00Z, or leave it out
          {apiVersion: v1, kind: Namespace, metadata: {name: a, namespace: b}} | Namespace has no namespace; leave it out
          """)
  void whatEveryObjectNeedsIsChecked(String text, String message) {
    assertThat(Told.messages(text)).containsExactly(message);
  }

  @Test
  void aTextWithoutObjectsSaysNothing() {
    assertThat(Manifests.decode("in.yaml", "# nothing yet\n---\n---\n"))
        .isEqualTo(new Decoded(List.of(), List.of(), true));
  }
}
