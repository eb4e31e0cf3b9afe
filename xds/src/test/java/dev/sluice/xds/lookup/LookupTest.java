package dev.sluice.xds.lookup;

import static dev.sluice.xds.ir.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.ir.Action.Respond;
import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Chain;
import dev.sluice.xds.ir.HeaderEdits.Header;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Site;
import dev.sluice.xds.ir.Table;
import dev.sluice.xds.ir.ValueMatch;
import dev.sluice.xds.lookup.Lookup.Outcome.Found;
import dev.sluice.xds.lookup.Lookup.Outcome.NoBind;
import dev.sluice.xds.lookup.Lookup.Outcome.NoRule;
import dev.sluice.xds.lookup.Lookup.Outcome.NoSite;
import dev.sluice.xds.lookup.Lookup.Outcome.Unroutable;
import dev.sluice.xds.lookup.Lookup.Passed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookupTest {
  private static final ValueMatch HEADER = new ValueMatch.Exact("x", "1");
  private static final ValueMatch QUERY = new ValueMatch.Regex("q", "[0-9]+");
  private static final Rule PATH = rule(Match.of(new PathMatch.Exact("/exact")), new Respond(200));
  private static final Rule METHOD =
      rule(match(Optional.of("PUT"), List.of(), List.of()), new Respond(200));
  private static final Rule WITH_HEADER =
      rule(match(Optional.empty(), List.of(HEADER), List.of()), new Respond(200));
  private static final Rule WITH_QUERY =
      rule(match(Optional.empty(), List.of(), List.of(QUERY)), new Respond(200));
  private static final Site SITE =
      new Site("a.com", List.of(PATH, METHOD, WITH_HEADER, WITH_QUERY), 421);
  private static final Chain CHAIN = new Chain("chain", List.of(), Optional.empty(), "table");
  private static final Bind BIND = new Bind("bind", "::", 10080, List.of(CHAIN));
  private static final Proxy PROXY =
      new Proxy(
          List.of(BIND),
          List.of(new Table("table", 80, List.of(SITE))),
          List.of(),
          List.of(),
          List.of());

  @Test
  void findsTheRuleAndTellsWhyNotTheOnesBefore() {
    var request =
        new Request(80, Optional.empty(), "A.com:80", "GET", "/p?q", List.of(new Header("X", "1")));
    assertThat(Lookup.find(PROXY, request))
        .isEqualTo(
            new Found(
                BIND,
                CHAIN,
                SITE,
                WITH_HEADER,
                List.of(
                    new Passed(PATH, new Mismatch.Path(PATH.match().path(), "/p")),
                    new Passed(METHOD, new Mismatch.Method("PUT", "GET")))));
  }

  @Test
  void tellsWhyNoRuleMatches() {
    var request =
        new Request(
            80,
            Optional.empty(),
            "a.com",
            "GET",
            "/p?q=a&q=1",
            List.of(new Header("x", "2"), new Header("x", "3")));
    assertThat(Lookup.find(PROXY, request)).isInstanceOf(NoRule.class);
    assertThat(((NoRule) Lookup.find(PROXY, request)).passed())
        .extracting(Passed::mismatch)
        .contains(
            new Mismatch.HeaderValue(HEADER, List.of("2", "3")),
            new Mismatch.QueryValue(QUERY, Optional.of("a")));
  }

  @Test
  void tellsWhatIsMissing() {
    assertThat(Lookup.find(PROXY, Request.get(81, "a.com", "/"))).isEqualTo(new NoBind());
    assertThat(Lookup.find(PROXY, Request.get(80, "b.com", "/")))
        .isEqualTo(new NoSite(BIND, CHAIN));
  }

  @ParameterizedTest
  @CsvSource({
    "/a/../exact, /exact",
    "//exact, /exact",
    "/%65xact, /exact",
    "/exact/., /exact/",
    "/..\\exact, /exact"
  })
  void comparesTheNormalPath(String path, String normal) {
    var outcome =
        Lookup.find(PROXY, new Request(80, Optional.empty(), "a.com", "GET", path, List.of()));
    assertThat(outcome)
        .matches(
            found ->
                normal.equals("/exact")
                    ? found instanceof Found(_, _, _, var rule, _) && rule.equals(PATH)
                    : found instanceof NoRule none
                        && none.passed()
                            .getFirst()
                            .mismatch()
                            .equals(new Mismatch.Path(PATH.match().path(), normal)));
  }

  @ParameterizedTest
  @CsvSource({
    "/foo, /foo, true",
    "/foo, /foobar?q, true",
    "/foo, /foo/bar, true",
    "/foo, /fo, false",
    "/foo/, /foo, false",
    "/, /bar, true",
    "'', /bar, true"
  })
  void aBeginningEndsAnywhere(String value, String path, boolean found) {
    var rule = rule(Match.of(new PathMatch.Beginning(value)), new Respond(200));
    var table = new Table("table", 80, List.of(new Site("a.com", List.of(rule))));
    var proxy = new Proxy(List.of(BIND), List.of(table), List.of(), List.of(), List.of());

    assertThat(Lookup.find(proxy, Request.get(80, "a.com", path)) instanceof Found)
        .isEqualTo(found);
  }

  @Test
  void escapedSlashesAreSentToTheirUnescapedForm() {
    assertThat(Lookup.find(PROXY, Request.get(80, "a.com", "/a%2Fb?c=%2F")))
        .isEqualTo(new Unroutable(BIND, CHAIN, 307, Optional.of("/a/b?c=%2F")));
    assertThat(Lookup.find(PROXY, Request.get(80, "a.com", "/a%00")))
        .isEqualTo(new Unroutable(BIND, CHAIN, 400, Optional.empty()));
  }

  @Test
  void callsOfGrpcAreToldByTheirContentType() {
    var call = List.of(new Header("Content-Type", "application/grpc+proto"));
    var rule = rule(Match.grpc(PathMatch.Prefix.ROOT, List.of()), new Respond(200));
    var site = new Site("a.com", List.of(rule));
    var proxy =
        new Proxy(
            List.of(BIND),
            List.of(new Table("table", 80, List.of(site))),
            List.of(),
            List.of(),
            List.of());

    assertThat(Lookup.find(proxy, post("/S/m", call)))
        .isEqualTo(new Found(BIND, CHAIN, site, rule, List.of()));
    assertThat(Lookup.find(proxy, post("/S/m", List.of())))
        .isEqualTo(
            new NoRule(BIND, CHAIN, site, List.of(new Passed(rule, new Mismatch.Protocol("")))));
    assertThat(Lookup.find(proxy, post("/S%2Fm", call)))
        .isEqualTo(new Unroutable(BIND, CHAIN, 400, Optional.empty()));
  }

  private static Request post(String path, List<Header> headers) {
    return new Request(80, Optional.empty(), "a.com", "POST", path, headers);
  }

  private static Match match(
      Optional<String> method, List<ValueMatch> headers, List<ValueMatch> queries) {
    return new Match(PathMatch.Prefix.ROOT, method, headers, queries);
  }
}
