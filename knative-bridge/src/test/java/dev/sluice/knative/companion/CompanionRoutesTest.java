package dev.sluice.knative.companion;

import static dev.sluice.knative.Ingresses.all;
import static dev.sluice.knative.Ingresses.headers;
import static dev.sluice.knative.Ingresses.matching;
import static dev.sluice.knative.Ingresses.path;
import static dev.sluice.knative.Ingresses.rewriting;
import static dev.sluice.knative.Ingresses.rule;
import static dev.sluice.knative.Ingresses.setting;
import static dev.sluice.knative.Ingresses.share;
import static dev.sluice.knative.companion.Companions.GATEWAYS;
import static dev.sluice.knative.companion.Companions.INSIDE;
import static dev.sluice.knative.companion.Companions.PORTS;
import static dev.sluice.knative.companion.Companions.PUBLIC;
import static dev.sluice.knative.companion.Companions.origin;
import static dev.sluice.knative.companion.Companions.routes;
import static dev.sluice.knative.companion.Companions.section;
import static dev.sluice.knative.companion.Companions.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.knative.HttpOption;
import dev.sluice.knative.IngressIdentity;
import dev.sluice.knative.IngressPath;
import dev.sluice.knative.IngressRule;
import dev.sluice.knative.IngressTls;
import dev.sluice.knative.Visibility;
import dev.sluice.knative.companion.GatewayChoice.Listener;
import dev.sluice.knative.companion.RouteRule.Backend;
import dev.sluice.knative.companion.RouteRule.Outcome.Forward;
import dev.sluice.knative.companion.RouteRule.Outcome.ToTls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompanionRoutesTest {

  private static final String HOST = "hello.example.com";
  private static final List<String> LOCAL =
      List.of("hello.shop", "hello.shop.svc", "hello.shop.svc.cluster.local");

  private static IngressRule local(IngressPath... paths) {
    return new IngressRule(LOCAL, Visibility.CLUSTER_LOCAL, List.of(paths));
  }

  private static IngressRule hosts(int count) {
    var hosts = IntStream.range(0, count).mapToObj("h%02d.example.com"::formatted).toList();
    return new IngressRule(hosts, Visibility.EXTERNAL_IP, List.of(path("", all("one"))));
  }

  private static IngressRule paths(IntStream numbers) {
    return rule(
        HOST,
        numbers
            .mapToObj(number -> path("/p%02d".formatted(number), all("one")))
            .toArray(IngressPath[]::new));
  }

  private static Forward to(String service) {
    return new Forward(List.of(new Backend(service, 80, 100, headers())));
  }

  private static List<String> paths(CompanionRoute route) {
    return route.rules().stream()
        .filter(rule -> rule.answer().isEmpty())
        .map(RouteRule::path)
        .toList();
  }

  @Test
  void aServiceIsOneRoutePerRuleEachAtItsGateway() {
    var routes = routes(origin(local(path("", all("one"))), rule(HOST, path("", all("one")))));

    assertThat(routes)
        .map(CompanionRoute::name)
        .containsExactly("hello.shop.svc.cluster.local", HOST);
    assertThat(routes)
        .map(CompanionRoute::parents)
        .containsExactly(List.of(whole(INSIDE)), List.of(whole(PUBLIC)));
    assertThat(routes).map(CompanionRoute::hostnames).containsExactly(LOCAL, List.of(HOST));
    assertThat(routes)
        .map(route -> route.labels().get("networking.knative.dev/visibility"))
        .containsExactly("cluster-local", "");
    assertThat(routes)
        .map(route -> route.labels().get("networking.internal.knative.dev/ingress"))
        .containsOnly("hello");
  }

  @Test
  void aPathIsARuleAfterOneForProbes() {
    var origin = origin(rule(HOST, path("", all("one"))));

    var rules = routes(origin).getFirst().rules();

    assertThat(rules)
        .containsExactly(
            new RouteRule(
                "/",
                headers("K-Network-Hash", "override"),
                headers("K-Network-Hash", origin.hash()),
                "",
                to("one"),
                false),
            new RouteRule("/", headers(), headers(), "", to("one"), false));
  }

  @Test
  void everythingOfAPathIsInItsRule() {
    var split = setting(headers("Knative-Serving-Revision", "one"), share("one", 30));
    var path =
        matching(
            headers("Knative-Serving-Tag", "blue"),
            setting(
                headers("A", "a"),
                rewriting("backend.shop", path("/a", split, share("two", 70), share("three", 0)))));

    assertThat(routes(origin(rule(HOST, path))).getFirst().rules().getLast())
        .isEqualTo(
            new RouteRule(
                "/a",
                headers("Knative-Serving-Tag", "blue"),
                headers("A", "a"),
                "backend.shop",
                new Forward(
                    List.of(
                        new Backend("one", 80, 30, headers("Knative-Serving-Revision", "one")),
                        new Backend("two", 80, 70, headers()))),
                false));
  }

  @Test
  void timeLimitsAreSwitchedOffWhereThatIsPossible() {
    var able =
        new GatewayChoice(
            "edge",
            "public",
            new TreeMap<>(),
            new TreeSet<>(List.of("HTTPRouteRequestTimeout")),
            List.of());
    var gateways = new Gateways(List.of(able), List.of(INSIDE));
    var origin = origin(local(path("", all("one"))), rule(HOST, path("", all("one"))));

    assertThat(CompanionRoutes.of(origin, gateways, PORTS, List.of()))
        .map(route -> route.rules().getLast().timeless())
        .containsExactly(false, true);
  }

  @Test
  void rulesForTheSameHostsAreOneRoute() {
    var challenge = rule(HOST, path("/.well-known/acme-challenge/t", all("solver")));

    var routes = routes(origin(rule(HOST, path("", all("one"))), challenge));

    assertThat(routes)
        .singleElement()
        .satisfies(
            route ->
                assertThat(paths(route)).containsExactly("/.well-known/acme-challenge/t", "/"));
  }

  @Test
  void ofPathsForTheSameRequestsTheFirstCounts() {
    var routes = routes(origin(rule(HOST, path("", all("one")), path("/", all("two")))));

    assertThat(routes.getFirst().rules()).map(RouteRule::outcome).containsOnly(to("one"));
  }

  @Test
  void aRouteHoldsSixteenRulesSoMoreOfThemAreMoreRoutes() {
    var routes = routes(origin(paths(IntStream.range(0, 20))));

    assertThat(routes)
        .map(CompanionRoute::name)
        .containsExactly(HOST, HOST + "-0-1", HOST + "-0-2");
    assertThat(routes).map(route -> route.rules().size()).containsExactly(16, 16, 8);
    assertThat(routes.stream().flatMap(route -> paths(route).stream())).doesNotHaveDuplicates();
  }

  @Test
  void aRouteHoldsSixteenHostsSoMoreOfThemAreMoreRoutes() {
    var routes = routes(origin(hosts(500)));

    assertThat(routes).hasSize(32).allMatch(route -> route.hostnames().size() <= 16);
    assertThat(routes.stream().flatMap(route -> route.hostnames().stream()))
        .containsExactlyElementsOf(hosts(500).hosts());
    assertThat(routes).map(CompanionRoute::name).doesNotHaveDuplicates();
  }

  @Test
  void whatStaysKeepsItsRoute() {
    var before = routes(origin(paths(IntStream.range(0, 20))));

    var after = routes(origin(paths(IntStream.range(1, 22))), before);

    for (var route : before) {
      var same = after.stream().filter(now -> now.name().equals(route.name())).findFirst();
      assertThat(paths(same.orElseThrow()))
          .containsAll(paths(route).stream().filter(path -> !path.equals("/p00")).toList());
    }
    assertThat(after).allMatch(route -> route.rules().size() <= 16);
  }

  @Test
  void aRouteWithoutRulesIsNone() {
    var before = routes(origin(paths(IntStream.range(0, 20))));

    var after = routes(origin(paths(IntStream.range(8, 16))), before);

    assertThat(after).map(CompanionRoute::name).containsExactly(HOST + "-0-1");
  }

  @Test
  void aRuleWithoutHostsIsNamedAfterTheObject() {
    var any = new IngressRule(List.of(), Visibility.EXTERNAL_IP, List.of(path("", all("one"))));

    assertThat(routes(origin(any)))
        .singleElement()
        .satisfies(
            route -> assertThat(route.name()).isEqualTo("hello"),
            route -> assertThat(route.hostnames()).isEmpty());
  }

  @Test
  void aNameIsGivenOnce() {
    var other =
        new IngressRule(
            List.of("a.example.com", HOST),
            Visibility.EXTERNAL_IP,
            List.of(path("/a", all("one"))));

    assertThat(routes(origin(rule(HOST, path("", all("one"))), other)))
        .map(CompanionRoute::name)
        .containsExactly(HOST, HOST + "-rule-2");
  }

  @Test
  void redirectsAreAtListenersInPlainTextAndTheRestAtThoseForTls() {
    var gateway =
        Companions.gateway(
            "public",
            new Listener("http", false, Optional.empty()),
            new Listener("https", true, Optional.of("*.example.com")),
            new Listener("other", true, Optional.of("*.example.org")));
    var gateways = new Gateways(List.of(gateway), List.of(INSIDE));
    var tls = new IngressTls(List.of(HOST), "tls", "shop");
    var challenge = path("/.well-known/acme-challenge/t", all("solver"));
    var origin =
        origin(
            HttpOption.REDIRECTED,
            List.of(tls),
            local(path("", all("one"))),
            rule(HOST, path("", all("one")), challenge));

    var routes = CompanionRoutes.of(origin, gateways, PORTS, List.of());

    var own = TlsListeners.of(origin, gateways).getFirst().name();
    assertThat(routes)
        .map(CompanionRoute::name)
        .containsExactly("hello.shop.svc.cluster.local", HOST + "-redirect", HOST);
    assertThat(routes)
        .map(CompanionRoute::parents)
        .containsExactly(
            List.of(whole(INSIDE)),
            List.of(section(gateway, "http")),
            List.of(section(gateway, own), section(gateway, "https")));
    assertThat(routes.get(1).rules())
        .map(RouteRule::outcome)
        .containsExactly(to("solver"), to("solver"), new ToTls(301));
    assertThat(paths(routes.get(2))).containsExactly("/.well-known/acme-challenge/t", "/");
  }

  @Test
  void theGatewaysThatAskForMostLabelsAreTaken() {
    var team = selecting("team", Map.of("team", "a"));
    var teamToo = selecting("team-too", Map.of("team", "a"));
    var stage = selecting("stage", Map.of("team", "a", "stage", "test"));
    var gateways = new Gateways(List.of(PUBLIC, team, teamToo, stage), List.of(INSIDE));

    assertThat(gateways.of(Visibility.EXTERNAL_IP, headers())).containsExactly(PUBLIC);
    assertThat(gateways.of(Visibility.EXTERNAL_IP, headers("team", "a")))
        .containsExactly(team, teamToo);
    assertThat(gateways.of(Visibility.EXTERNAL_IP, headers("team", "a", "stage", "test")))
        .containsExactly(stage);
    assertThat(gateways.of(Visibility.CLUSTER_LOCAL, headers("team", "a"))).containsExactly(INSIDE);
  }

  private static GatewayChoice selecting(String name, Map<String, String> labels) {
    return new GatewayChoice("edge", name, new TreeMap<>(labels), new TreeSet<>(), List.of());
  }

  @Test
  void labelsAndAnnotationsAreThoseOfTheKIngress() {
    var plain = origin(rule(HOST, path("", all("one"))));
    var name = "n".repeat(64);
    var origin =
        new Origin(
            new IngressIdentity("shop", name),
            plain.uid(),
            headers("serving.knative.dev/route", "hello"),
            headers("a", "b", "networking.internal.knative.dev/rollout", "{}"),
            plain.spec());

    var route = CompanionRoutes.of(origin, GATEWAYS, PORTS, List.of()).getFirst();

    assertThat(route.labels()).containsEntry("serving.knative.dev/route", "hello");
    assertThat(route.labels().get("networking.internal.knative.dev/ingress"))
        .hasSize(63)
        .startsWith("nnn");
    assertThat(route.annotations()).isEqualTo(Map.of("a", "b"));
    assertThat(Stream.of(route)).map(CompanionRoute::namespace).containsExactly("shop");
  }
}
