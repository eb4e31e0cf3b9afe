package dev.sluice.knative;

import static dev.sluice.knative.Ingresses.all;
import static dev.sluice.knative.Ingresses.path;
import static dev.sluice.knative.Ingresses.rewriting;
import static dev.sluice.knative.Ingresses.rule;
import static dev.sluice.knative.Ingresses.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.xds.ir.Action;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Split.Target.To;
import dev.sluice.xds.ir.Treatment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedirectsTest {

  private static List<Rule> rules(IngressPath... paths) {
    var spec = spec(rule("hello.example.com", paths));
    return BridgedRules.of(
        new IngressIdentity("shop", "hello"),
        spec,
        spec.rules().getFirst(),
        "4711",
        split -> new To(split.serviceName()));
  }

  private static Action toTls(Optional<Integer> port) {
    return new Action.Redirect(Optional.of("https"), Optional.empty(), port, Optional.empty(), 301);
  }

  @Test
  void requestsInPlainTextAreSentToTls() {
    var rules = rules(rewriting("backend", path("", all("one"))));

    var redirects = Redirects.of(rules, Optional.empty());

    assertThat(redirects)
        .map(Rule::action, Rule::treatment)
        .containsOnly(tuple(toTls(Optional.empty()), Treatment.NONE));
    assertThat(redirects).map(Rule::name).isEqualTo(rules.stream().map(Rule::name).toList());
    assertThat(redirects).map(Rule::match).isEqualTo(rules.stream().map(Rule::match).toList());
  }

  @Test
  void theyAreSentToThePortWhereTlsIs() {
    assertThat(Redirects.of(rules(path("", all("one"))), Optional.of(8443)))
        .map(Rule::action)
        .containsOnly(toTls(Optional.of(8443)));
  }

  @Test
  void challengesStayAnswered() {
    var rules = rules(path("", all("one")), path("/.well-known/acme-challenge/t", all("solver")));

    var redirects = Redirects.of(rules, Optional.empty());

    assertThat(redirects)
        .filteredOn(rule -> rule.match().path().value().endsWith("/t"))
        .isEqualTo(
            rules.stream().filter(rule -> rule.match().path().value().endsWith("/t")).toList())
        .hasSize(2);
    assertThat(redirects)
        .filteredOn(rule -> rule.action().equals(toTls(Optional.empty())))
        .hasSize(2);
  }
}
