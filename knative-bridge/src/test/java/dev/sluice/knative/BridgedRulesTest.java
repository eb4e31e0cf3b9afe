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

import dev.sluice.xds.ir.Action;
import dev.sluice.xds.ir.HeaderEdits.Header;
import dev.sluice.xds.ir.PathMatch.Beginning;
import dev.sluice.xds.ir.Rewrite;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Split;
import dev.sluice.xds.ir.Split.Target;
import dev.sluice.xds.ir.Timeouts;
import dev.sluice.xds.ir.Treatment;
import dev.sluice.xds.ir.ValueMatch.Exact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BridgedRulesTest {

  private static final String HOST = "hello.example.com";
  private static final String HASH = "4711";
  private static final IngressIdentity HELLO = new IngressIdentity(NAMESPACE, "hello");
  private static final Exact PROBED = new Exact("k-network-hash", "override");
  private static final Header ANSWER = new Header("K-Network-Hash", HASH);

  private static List<Rule> rules(IngressPath... paths) {
    return rules(0, spec(rule(HOST, paths)));
  }

  private static List<Rule> rules(int index, IngressSpec spec) {
    return BridgedRules.of(HELLO, spec, spec.rules().get(index), HASH, BridgedRulesTest::target);
  }

  private static Target target(IngressSplit split) {
    return split.serviceName().equals("missing")
        ? new Target.Refuse(500)
        : new Target.To(split.serviceName());
  }

  private static List<String> names(List<Rule> rules) {
    return rules.stream().map(Rule::name).toList();
  }

  private static Action.Forward forward(Split... splits) {
    return new Action.Forward(List.of(splits), Timeouts.NONE, Optional.empty());
  }

  private static Split to(String service, int weight) {
    return new Split(new Target.To(service), weight, Treatments.setting(headers()));
  }

  @Test
  void eachPathIsARuleAfterOneForProbes() {
    var rules = rules(path("", all("one")));

    assertThat(names(rules))
        .containsExactly(
            "ingress/shop/hello/rule/0/path/0/probe", "ingress/shop/hello/rule/0/path/0");
    assertThat(rules).map(Rule::action).containsOnly(forward(to("one", 100)));
    assertThat(rules).map(rule -> rule.match().path()).containsOnly(Beginning.ROOT);
  }

  @Test
  void aProbeIsToldTheHashAndOtherRequestsPassUnchanged() {
    var rules = rules(path("", all("one")));

    assertThat(rules.getFirst().match().headers()).containsExactly(PROBED);
    assertThat(rules.getFirst().treatment().request().set()).containsExactly(ANSWER);
    assertThat(rules.getLast().match().headers()).isEmpty();
    assertThat(rules.getLast().treatment()).isEqualTo(Treatment.NONE);
  }

  @Test
  void theLongestPathIsFirstAndProbesAreBeforeAll() {
    var rules =
        rules(path("", all("one")), path("/foo", all("two")), path("/foobar", all("three")));

    assertThat(rules)
        .map(rule -> rule.match().path().value())
        .containsExactly("/foobar", "/foo", "/", "/foobar", "/foo", "/");
    assertThat(rules)
        .map(rule -> rule.match().headers().contains(PROBED))
        .containsExactly(true, true, true, false, false, false);
  }

  @Test
  void ofEqualPathsTheOneWithMoreHeadersIsFirst() {
    var tag = matching(headers("Knative-Serving-Tag", "blue"), path("/", all("two")));

    var rules = rules(path("", all("one")), tag);

    assertThat(names(rules))
        .containsExactly(
            "ingress/shop/hello/rule/0/path/1/probe",
            "ingress/shop/hello/rule/0/path/0/probe",
            "ingress/shop/hello/rule/0/path/1",
            "ingress/shop/hello/rule/0/path/0");
    assertThat(rules.getFirst().match().headers())
        .containsExactly(new Exact("knative-serving-tag", "blue"), PROBED);
  }

  @Test
  void equalPathsStayInTheOrderWritten() {
    assertThat(names(rules(path("/a", all("one")), path("/a", all("two")))))
        .containsExactly(
            "ingress/shop/hello/rule/0/path/0/probe",
            "ingress/shop/hello/rule/0/path/1/probe",
            "ingress/shop/hello/rule/0/path/0",
            "ingress/shop/hello/rule/0/path/1");
  }

  @Test
  void rulesOfOneHostAreMergedIntoOneOrder() {
    var challenge = rule(HOST, path("/.well-known/acme-challenge/t", all("solver")));
    var spec = spec(rule(HOST, path("", all("one"))), challenge);

    var merged =
        BridgedRules.inOrder(
            Stream.concat(rules(0, spec).stream(), rules(1, spec).stream()).toList());

    assertThat(names(merged))
        .containsExactly(
            "ingress/shop/hello/rule/1/path/0/probe",
            "ingress/shop/hello/rule/0/path/0/probe",
            "ingress/shop/hello/rule/1/path/0",
            "ingress/shop/hello/rule/0/path/0");
  }

  @Test
  void percentsAreWeightsAndNothingGoesWhereNothingShould() {
    var rules = rules(path("", share("one", 1), share("two", 99), share("three", 0)));

    assertThat(rules.getLast().action()).isEqualTo(forward(to("one", 1), to("two", 99)));
  }

  @Test
  void withoutAnyShareRequestsFail() {
    assertThat(rules(path("", share("one", 0), share("two", 0))))
        .map(Rule::action)
        .containsOnly(new Action.Respond(500));
  }

  @Test
  void theShareOfAMissingServiceIsRefused() {
    assertThat(rules(path("", share("one", 90), share("missing", 10))).getLast().action())
        .isEqualTo(
            forward(
                to("one", 90),
                new Split(new Target.Refuse(500), 10, Treatments.setting(headers()))));
  }

  @Test
  void headersAreSetBeforeAndAfterTheSplit() {
    var one = setting(headers("Knative-Serving-Revision", "one"), share("one", 50));
    var path = setting(headers("Foo", "bar"), path("", one, share("two", 50)));

    var rules = rules(path);

    assertThat(rules.getFirst().treatment().request().set())
        .containsExactly(new Header("Foo", "bar"), ANSWER);
    assertThat(rules.getLast().treatment().request().set())
        .containsExactly(new Header("Foo", "bar"));
    assertThat(((Action.Forward) rules.getLast().action()).splits())
        .map(split -> split.treatment().request().set())
        .containsExactly(List.of(new Header("Knative-Serving-Revision", "one")), List.of());
  }

  @Test
  void theHashIsToldWhateverThePathSays() {
    var path = setting(headers("k-network-hash", "mine"), path("", all("one")));

    assertThat(rules(matching(headers("K-NETWORK-HASH", "theirs"), path)).getFirst())
        .satisfies(
            probe -> assertThat(probe.match().headers()).containsExactly(PROBED),
            probe -> assertThat(probe.treatment().request().set()).containsExactly(ANSWER));
  }

  @Test
  void backendsSeeTheHostThatIsWritten() {
    assertThat(rules(rewriting("hello.shop.svc.cluster.local", path("", all("one")))))
        .map(rule -> rule.treatment().rewrite())
        .containsOnly(
            Optional.of(
                new Rewrite(Optional.of("hello.shop.svc.cluster.local"), Optional.empty())));
  }
}
