package dev.sluice.knative;

import static dev.sluice.knative.Ingresses.all;
import static dev.sluice.knative.Ingresses.headers;
import static dev.sluice.knative.Ingresses.matching;
import static dev.sluice.knative.Ingresses.path;
import static dev.sluice.knative.Ingresses.rewriting;
import static dev.sluice.knative.Ingresses.rule;
import static dev.sluice.knative.Ingresses.setting;
import static dev.sluice.knative.Ingresses.share;
import static dev.sluice.knative.Ingresses.spec;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Knative's own code prints and computes for the same objects; see `hashes.txt` of the
/// controller's tests for more of them.
class IngressHashTest {

  private static final IngressSplit BLAH =
      new IngressSplit("", "blah", ServicePortRef.of(0), 0, headers());

  /// Knative's tests have objects to which no default was applied; ours always have a visibility.
  private static String withoutDefaults(IngressSpec spec) {
    var json = IngressJson.of(spec).replace("\"visibility\":\"ExternalIP\",", "");
    return IngressHash.sha256(json);
  }

  @Test
  void theVectorsOfKnativesTests() {
    assertThat(withoutDefaults(spec(rule("example.com", path("", BLAH)))))
        .isEqualTo("a25000a350642c8abef53078b329bd043e18758f6063c1172d53b04e14fcf5c1");
    assertThat(
            withoutDefaults(
                spec(rule("example.com", path("", setting(headers("Foo", "bar"), BLAH))))))
        .isEqualTo("6b652c7abed871354affd4a9cb699d33816f24541fac942149b91ad872fe63ca");
  }

  @Test
  void anObjectWithItsDefaults() {
    var spec = spec(rule("hello.shop.example.com", path("", all("hello-00001"))));

    assertThat(IngressHash.of(spec, "shop", "hello"))
        .isEqualTo("72be573e6f5a88196a53d646121e2f8b15c049b7f44f093ba6db2dc0a67a0dee");
  }

  @Test
  void namespaceAndNameCount() {
    var spec = spec(rule("hello.shop.example.com", path("", all("hello-00001"))));

    assertThat(IngressHash.of(spec, "shop", "hello"))
        .isNotEqualTo(IngressHash.of(spec, "shop", "hello2"))
        .isNotEqualTo(IngressHash.of(spec, "shop2", "hello"));
  }

  @Test
  void everyFieldInItsOrder() {
    var revision = headers("Knative-Serving-Revision", "one", "Knative-Serving-Namespace", "shop");
    var tagged =
        setting(
            headers("K-Original-Host", "a.example.com", "a", "1", "Z", "2"),
            matching(
                headers("Knative-Serving-Tag", "blue", "B", ""),
                rewriting(
                    "hello.shop.svc.cluster.local",
                    path(
                        "/tagged",
                        setting(revision, share("one", 30)),
                        to("two", ServicePortRef.of("http2"), 70),
                        to("three", ServicePortRef.of(8080), 0)))));
    var local =
        new IngressRule(
            List.of("hello.shop", "hello.shop.svc"),
            Visibility.CLUSTER_LOCAL,
            List.of(tagged, path("", to("one", ServicePortRef.of("80"), 100))));
    var any = new IngressRule(List.of(), Visibility.EXTERNAL_IP, List.of(path("", all("one"))));
    var spec =
        new IngressSpec(
            List.of(
                new IngressTls(List.of("a.example.com", "b.example.com"), "cert", "shop"),
                new IngressTls(List.of(), "other", "")),
            List.of(local, any),
            HttpOption.REDIRECTED);

    assertThat(IngressHash.of(spec, "shop", "full"))
        .as(IngressJson.of(spec))
        .isEqualTo("de4321ed208a8eab43964f57ff62984b6bcf42019a328b859bdf94068b8b33ea");
  }

  @Test
  void charactersThatGoEscapes() {
    var headers =
        headers(
            "tab",
            "\t",
            "line",
            "\r\n",
            "control",
            "\u0000\u001f\b\f",
            "umlaut",
            "äöü€",
            "emoji",
            "😀",
            "half",
            "\ufffd",
            "\ue000",
            "private",
            "😀",
            "emoji");
    var path = setting(headers, path("/a<b>&c\u2028\u2029\u007f\"\\/", all("one")));
    var rule = new IngressRule(List.of(), Visibility.EXTERNAL_IP, List.of(path));
    var spec = new IngressSpec(List.of(), List.of(rule), HttpOption.ENABLED);

    assertThat(IngressHash.of(spec, "shop", "escapes"))
        .as(IngressJson.of(spec))
        .isEqualTo("642a521bb699be9c7bf081c8fcab5b1fc67c3ac23cf2e8110bca634702440089");
  }

  @ParameterizedTest
  @CsvSource({"'', 0", "Enabled, 1", "Redirected, 1"})
  void anOptionThatIsNotWrittenIsNotPrinted(String written, int times) {
    var spec = new IngressSpec(List.of(), List.of(), new HttpOption(written));

    assertThat(IngressJson.of(spec).split("httpOption", -1)).hasSize(times + 1);
  }

  @Test
  void halfOfACharacterIsNone() {
    assertThat(GoJson.text("a\ud83db")).isEqualTo(GoJson.text("a\ufffdb"));
  }

  private static IngressSplit to(String service, ServicePortRef port, int percent) {
    return new IngressSplit("shop", service, port, percent, headers());
  }
}
