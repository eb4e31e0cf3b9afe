package dev.sluice.knative;

import static dev.sluice.knative.Ingresses.NAMESPACE;
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
import org.junit.jupiter.params.provider.ValueSource;

class IngressProblemsTest {

  private static final String HOST = "hello.example.com";
  private static final String PATH = "rules[0].http.paths[0].";

  private static List<String> problems(IngressSpec spec) {
    return IngressProblems.of(spec, NAMESPACE).stream()
        .map(problem -> problem.field() + " " + problem.message())
        .toList();
  }

  private static List<String> problems(IngressPath path) {
    return problems(spec(rule(HOST, path)));
  }

  private static List<String> problems(IngressTls tls) {
    var rules = List.of(rule(HOST, path("", all("one"))));
    return problems(new IngressSpec(List.of(tls), rules, HttpOption.UNSET));
  }

  private static IngressSplit to(String namespace, String service, ServicePortRef port) {
    return new IngressSplit(namespace, service, port, 100, headers());
  }

  @Test
  void whatServingWritesHasNone() {
    var tagged =
        matching(
            headers("Knative-Serving-Tag", "blue"),
            setting(
                headers("Knative-Serving-Default-Route", "false"),
                path("", setting(headers("Knative-Serving-Revision", "one"), all("one")))));
    var local =
        new IngressRule(
            List.of("hello.shop", "hello.shop.svc", "hello.shop.svc.cluster.local"),
            Visibility.CLUSTER_LOCAL,
            List.of(tagged, path("", share("one", 10), share("two", 90), share("three", 0))));
    var mapped = rewriting("hello.shop.svc.cluster.local", path("", all("hello")));
    var tls = new IngressTls(List.of(HOST), "tls", NAMESPACE);
    var spec =
        new IngressSpec(List.of(tls), List.of(local, rule(HOST, mapped)), HttpOption.REDIRECTED);

    assertThat(problems(spec)).isEmpty();
  }

  @Test
  void theSameHostTwiceAndNoHostAtAllAreFine() {
    var twice =
        new IngressRule(List.of(HOST, HOST), Visibility.EXTERNAL_IP, List.of(path("", all("one"))));
    var none = new IngressRule(List.of(), Visibility.EXTERNAL_IP, List.of(path("/", all("one"))));

    assertThat(problems(spec(twice, none))).isEmpty();
  }

  @Test
  void whatIsMissing() {
    assertThat(problems(spec())).containsExactly("rules is empty; write at least one rule");
    assertThat(problems(spec(rule(HOST))))
        .containsExactly("rules[0].http.paths is empty; write at least one path");
    assertThat(problems(path("")))
        .containsExactly(PATH + "splits is empty; write at least one split");
    assertThat(problems(path("", to("", "", ServicePortRef.of(0)))))
        .containsExactly(
            PATH + "splits[0].serviceNamespace is missing; write shop",
            PATH + "splits[0].serviceName is missing; write the name of a Service",
            PATH
                + "splits[0].servicePort names no port; write the port of the Service, such as 80");
    assertThat(problems(new IngressTls(List.of(HOST), "", "")))
        .containsExactly(
            "tls[0].secretName is missing; write the name of a Secret of type kubernetes.io/tls");
  }

  @Test
  void sharesThatAreNotTheWhole() {
    assertThat(problems(path("", share("one", 50), share("two", 40))))
        .containsExactly(
            PATH + "splits have percents that add up to 90; write percents that add up to 100");
    assertThat(problems(path("", share("one", 101), share("two", -1))))
        .containsExactly(
            PATH + "splits[0].percent 101 is out of range; write a number from 0 to 100",
            PATH + "splits[1].percent -1 is out of range; write a number from 0 to 100");
  }

  @Test
  void otherNamespaces() {
    assertThat(problems(path("", to("other", "one", ServicePortRef.of(80)))))
        .containsExactly(
            PATH
                + "splits[0].serviceNamespace \"other\" is not the namespace of the Ingress; write"
                + " shop");
    assertThat(problems(new IngressTls(List.of(), "tls", "other")))
        .containsExactly(
            "tls[0].secretNamespace \"other\" is not the namespace of the Ingress; write shop");
  }

  @Test
  void aWordThatIsNotKnown() {
    var rules = List.of(rule(HOST, path("", all("one"))));

    assertThat(problems(new IngressSpec(List.of(), rules, new HttpOption("Disabled"))))
        .containsExactly("httpOption \"Disabled\" is not known; write Enabled or Redirected");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A.example.com       | write a.example.com
          a.example.com:80    | write the host alone, without scheme or port
          http://a.b          | write the host alone, without scheme or port
          *                   | leave `hosts` out to mean every host
          a_b.example.com     | write lower case letters, digits, `-` and `.`, such as www.example.com
          -a.example.com      | write lower case letters, digits, `-` and `.`, such as www.example.com
          ''                  | write lower case letters, digits, `-` and `.`, such as www.example.com
          """)
  void hostsThatAreNone(String host, String advice) {
    assertThat(problems(spec(rule(host, path("", all("one"))))))
        .containsExactly(
            "rules[0].hosts[0] \"%s\" is not the name of a host; %s".formatted(host, advice));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a.1234", "*.example.com", "a-b.c", "10.0.0.1"})
  void hostsThatAreFine(String host) {
    assertThat(problems(spec(rule(host, path("", all("one")))))).isEmpty();
  }

  @Test
  void hostsThatAreTooLong() {
    var label = "a".repeat(64);
    var name = "a.".repeat(127);

    assertThat(problems(spec(rule(label + ".com", path("", all("one"))))))
        .singleElement()
        .asString()
        .endsWith("write at most 63 characters between dots");
    assertThat(problems(spec(rule(name, path("", all("one"))))))
        .singleElement()
        .asString()
        .endsWith("write at most 253 characters");
  }

  @ParameterizedTest
  @CsvSource({
    "shop, \"shop\" does not begin with `/`; write /shop",
    "/a?b, '\"/a?b\" is in no path; write it without spaces, `?` and `#`'",
    "/a b, '\"/a b\" is in no path; write it without spaces, `?` and `#`'"
  })
  void pathsThatNoRequestHas(String path, String message) {
    assertThat(problems(path(path, all("one")))).containsExactly(PATH + "path " + message);
  }

  @ParameterizedTest
  @CsvSource({"backend.shop:8080, 0", "back_end, 1", "backend.shop:http, 1", "a b, 1"})
  void hostsForBackends(String host, int problems) {
    assertThat(problems(rewriting(host, path("", all("one"))))).hasSize(problems);
  }

  @Test
  void headersThatAProxyWouldRefuse() {
    var wrong =
        headers(
            ":path",
            "/",
            "Host",
            "a",
            "b c",
            "1",
            "d",
            "1\n2",
            "e",
            "a".repeat(8193),
            "f",
            "1",
            "F",
            "2");

    assertThat(problems(setting(wrong, path("", all("one")))))
        .containsExactly(
            PATH
                + "appendHeaders.:path is not the name of a header; write letters, digits and"
                + " !#$%&'*+-.^_`|~",
            PATH + "appendHeaders.Host cannot be written; write `rewriteHost` instead",
            PATH
                + "appendHeaders.b c is not the name of a header; write letters, digits and"
                + " !#$%&'*+-.^_`|~",
            PATH + "appendHeaders.d has a value of several lines; write one line",
            PATH + "appendHeaders.e has a value of more than 8192 bytes; shorten it",
            PATH + "appendHeaders.f is the same header as F; remove one");
    assertThat(problems(path("", setting(headers("Host", "a"), all("one")))))
        .containsExactly(
            PATH + "splits[0].appendHeaders.Host cannot be written; write `rewriteHost` instead");
    assertThat(problems(matching(headers("", "a", "Host", "a"), path("", all("one")))))
        .containsExactly(
            PATH
                + "headers. is not the name of a header; write letters, digits and"
                + " !#$%&'*+-.^_`|~");
  }
}
