package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.ir.Action;
import dev.sluice.xds.ir.Action.Redirect;
import dev.sluice.xds.ir.Action.Respond;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Site;
import dev.sluice.xds.ir.Treatment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SameRulesTest {

  private static final Redirect TO_TLS =
      new Redirect(Optional.of("https"), Optional.empty(), Optional.empty(), Optional.empty(), 301);

  @Test
  void severalHostsOfOneObjectShareWhatIsMadeOfItsRules() {
    var rule = rule(new Respond(503));
    assertThat(of("a.example.com", rule))
        .isEqualTo(of("b.example.com", rule))
        .hasSameHashCodeAs(of("b.example.com", rule));
  }

  @Test
  void otherRulesAreOthers() {
    var rule = rule(new Respond(503));
    var other = rule(new Respond(404));
    assertThat(of("a.example.com", rule)).isNotEqualTo(of("a.example.com", other));
    assertThat(of("a.example.com", rule)).isNotEqualTo(of("a.example.com", rule, other));
    assertThat(of("a.example.com", rule, other)).isNotEqualTo(of("a.example.com", other, rule));
  }

  @Test
  void aSiteThatRefusesOtherRequestsDifferently() {
    var rule = rule(new Respond(503));
    assertThat(new SameRules(new Site("a.example.com", List.of(rule), 421)))
        .isNotEqualTo(of("a.example.com", rule));
  }

  @Test
  void aRedirectMayNameTheHost() {
    var rule = rule(TO_TLS);
    assertThat(of("a.example.com", rule))
        .isEqualTo(of("a.example.com", rule))
        .isNotEqualTo(of("b.example.com", rule));
  }

  private static SameRules of(String host, Rule... rules) {
    return new SameRules(new Site(host, List.of(rules)));
  }

  private static Rule rule(Action action) {
    return new Rule("rule", Match.of(new PathMatch.Prefix("/")), Treatment.NONE, action);
  }
}
