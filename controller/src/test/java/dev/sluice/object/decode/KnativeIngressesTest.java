package dev.sluice.object.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.json.MalformedJsonException;
import dev.sluice.knative.HttpOption;
import dev.sluice.knative.IngressPath;
import dev.sluice.knative.IngressRule;
import dev.sluice.knative.IngressSpec;
import dev.sluice.knative.IngressSplit;
import dev.sluice.knative.IngressTls;
import dev.sluice.knative.ServicePortRef;
import dev.sluice.knative.Visibility;
import dev.sluice.object.Kind;
import dev.sluice.object.KnativeIngress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KnativeIngressesTest {

  private static final String CLASS = "networking.knative.dev/ingress.class";

  private static String ingress(String spec) {
    return """
    apiVersion: networking.internal.knative.dev/v1alpha1
    kind: Ingress
    metadata: {name: hello, namespace: shop}
    spec: %s
    """
        .formatted(spec);
  }

  private static String splits(String splits) {
    return ingress("{rules: [{http: {paths: [{splits: [%s]}]}}]}".formatted(splits));
  }

  private static IngressSpec spec(String text) {
    return Told.object(KnativeIngress.class, text).spec();
  }

  private static IngressPath path(String text) {
    return spec(text).rules().getFirst().paths().getFirst();
  }

  private static ClusterObject stored(String spec) throws MalformedJsonException {
    var text =
        """
        {"metadata": {"name": "hello", "namespace": "shop", "generation": 3,
          "labels": {"serving.knative.dev/route": "hello"},
          "finalizers": ["ingresses.networking.internal.knative.dev"],
          "annotations": {"%s": "sluice", "networking.internal.knative.dev/rollout": "{}"}},
         "spec": %s}
        """
            .formatted(CLASS, spec);
    return ClusterObjects.read(Kind.KNATIVE_INGRESS, text.getBytes(StandardCharsets.UTF_8));
  }

  private static KnativeIngress object(ClusterObject read) {
    return (KnativeIngress) read.object().orElseThrow();
  }

  @Test
  void everythingThatIsWrittenIsRead() {
    var text =
        ingress(
            """

              httpOption: Redirected
              tls:
              - {hosts: [hello.example.com], secretName: tls, secretNamespace: shop}
              rules:
              - hosts: [hello.example.com]
                visibility: ClusterLocal
                http:
                  paths:
                  - path: /shop
                    rewriteHost: hello.shop.svc
                    headers: {Knative-Serving-Tag: {exact: blue}}
                    appendHeaders: {A: a}
                    splits:
                    - {serviceNamespace: shop, serviceName: one, servicePort: 80, percent: 30}
                    - {serviceNamespace: shop, serviceName: two, servicePort: http, percent: 70,
                       appendHeaders: {B: b}}
            """);

    assertThat(spec(text))
        .isEqualTo(
            new IngressSpec(
                List.of(new IngressTls(List.of("hello.example.com"), "tls", "shop")),
                List.of(
                    new IngressRule(
                        List.of("hello.example.com"),
                        Visibility.CLUSTER_LOCAL,
                        List.of(
                            new IngressPath(
                                "/shop",
                                "hello.shop.svc",
                                map("Knative-Serving-Tag", "blue"),
                                List.of(
                                    split("one", ServicePortRef.of(80), 30, Map.of()),
                                    split("two", ServicePortRef.of("http"), 70, Map.of("B", "b"))),
                                map("A", "a"))))),
                HttpOption.REDIRECTED));
  }

  private static IngressSplit split(
      String service, ServicePortRef port, int percent, Map<String, String> headers) {
    return new IngressSplit("shop", service, port, percent, new TreeMap<>(headers));
  }

  private static SortedMap<String, String> map(String name, String value) {
    return new TreeMap<>(Map.of(name, value));
  }

  @Test
  void aRuleIsForEverybodyAndASplitAloneTakesEverything() {
    var spec = spec(splits("{serviceNamespace: shop, serviceName: one, servicePort: 80}"));

    assertThat(spec.httpOption()).isEqualTo(HttpOption.UNSET);
    assertThat(spec.rules().getFirst().visibility()).isEqualTo(Visibility.EXTERNAL_IP);
    assertThat(spec.rules().getFirst().paths().getFirst().splits().getFirst().percent())
        .isEqualTo(100);
  }

  @Test
  void ofSeveralSplitsNoneIsGivenAShare() {
    var one = "{serviceNamespace: shop, serviceName: one, servicePort: 80}";
    var all = "{serviceNamespace: shop, serviceName: all, servicePort: 80, percent: 100}";

    assertThat(path(splits(one + ", " + all)).splits())
        .map(IngressSplit::percent)
        .containsExactly(0, 100);
  }

  @Test
  void mistakesInTheFormAreTold() {
    assertThat(
            Told.problems(
                ingress(
                    "{rules: [{visibilty: External, visibility: Public, http: {paths: [{"
                        + "headers: {a: {exakt: b}}, splits: [{servicePort: 1.5, percent: 101}]}]}}"
                        + "]}")))
        .containsExactly(
            "4: spec.rules[0].http.paths[0].headers.a.exact: is missing; add it",
            "4: spec.rules[0].http.paths[0].headers.a.exakt: unknown field `exakt`; did you mean"
                + " `exact`?",
            "4: spec.rules[0].http.paths[0].splits[0].percent: 101 is out of range; write a number"
                + " from 0 to 100",
            "4: spec.rules[0].http.paths[0].splits[0].servicePort: 1.5 is not a whole number; write"
                + " a number from 1 to 65535",
            "4: spec.rules[0].visibility: \"Public\" is not known; write one of ExternalIP,"
                + " ClusterLocal",
            "4: spec.rules[0].visibilty: unknown field `visibilty`; did you mean `visibility`?");
  }

  @Test
  void mistakesInTheMeaningAreToldOnTheirLines() {
    var text =
        ingress(
            """

              rules:
              - hosts: [A.example.com]
                http:
                  paths:
                  - appendHeaders:
                      Host: a
                    splits:
                    - {serviceNamespace: web, serviceName: one, servicePort: 80, percent: 40}
                    - serviceNamespace: shop
                      serviceName: two
                      percent: 50
            """);

    assertThat(Told.problems(text))
        .containsExactly(
            "6: spec.rules[0].hosts[0]: \"A.example.com\" is not the name of a host; write"
                + " a.example.com",
            "10: spec.rules[0].http.paths[0].appendHeaders.Host: cannot be written; write"
                + " `rewriteHost` instead",
            "11: spec.rules[0].http.paths[0].splits: have percents that add up to 90; write"
                + " percents that add up to 100",
            "12: spec.rules[0].http.paths[0].splits[0].serviceNamespace: \"web\" is not the"
                + " namespace of the Ingress; write shop",
            "13: spec.rules[0].http.paths[0].splits[1].servicePort: names no port; write the port"
                + " of the Service, such as 80");
  }

  @Test
  void whatTheApiServerHasIsReadWithItsClassAndWithoutBallast() throws MalformedJsonException {
    var read = stored("{\"rules\": [{\"hosts\": [\"a.b\"], \"http\": {\"paths\": []}}]}");

    var metadata = object(read).metadata();
    assertThat(read.problems()).isEmpty();
    assertThat(metadata.annotations()).isEqualTo(Map.of(CLASS, "sluice"));
    assertThat(metadata.labels()).isEqualTo(Map.of("serving.knative.dev/route", "hello"));
    assertThat(metadata.generation()).isEqualTo(3);
    assertThat(object(read).spec().rules().getFirst().hosts()).containsExactly("a.b");
  }

  @Test
  void aVisibilityThatIsNotKnownIsNotForEverybody() throws MalformedJsonException {
    var read = stored("{\"rules\": [{\"visibility\": \"Mesh\", \"http\": {\"paths\": []}}]}");

    assertThat(object(read).spec().rules().getFirst().visibility())
        .isEqualTo(Visibility.CLUSTER_LOCAL);
    assertThat(read.problems()).map(Problem::field).containsExactly("spec.rules[0].visibility");
  }

  @Test
  void anObjectWithoutSpecificationAsksForNothing() throws MalformedJsonException {
    assertThat(object(stored("null")).spec().rules()).isEmpty();
  }
}
