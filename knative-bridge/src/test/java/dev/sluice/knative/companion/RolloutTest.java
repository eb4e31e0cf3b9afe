package dev.sluice.knative.companion;

import static dev.sluice.knative.Ingresses.all;
import static dev.sluice.knative.Ingresses.headers;
import static dev.sluice.knative.Ingresses.path;
import static dev.sluice.knative.Ingresses.rule;
import static dev.sluice.knative.Ingresses.setting;
import static dev.sluice.knative.companion.Companions.origin;
import static dev.sluice.knative.companion.Companions.routes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.knative.Fingerprints;
import dev.sluice.knative.HttpOption;
import dev.sluice.knative.IngressPath;
import dev.sluice.knative.IngressTls;
import dev.sluice.knative.companion.Step.Progress.Ready;
import dev.sluice.knative.companion.Step.Progress.Waiting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RolloutTest {

  private static final String HOST = "hello.example.com";
  private final Cluster cluster = new Cluster();
  private final Set<String> answers = new HashSet<>();

  private Step next(Origin origin) {
    var wanted = routes(origin, cluster.routes());
    return Rollout.next(
        wanted, origin.hash(), cluster.stored(), probe -> answers.contains(probe.hash()));
  }

  private Step step(Origin origin) {
    var step = next(origin);
    cluster.carryOut(step);
    return step;
  }

  private static Origin version(IngressPath... paths) {
    return origin(rule(HOST, paths));
  }

  private static String ahead(Origin origin) {
    return HOST + "-ep-" + Fingerprints.shortOf(origin.hash()) + "-0";
  }

  private static String preparationPath(Origin origin) {
    return "/.well-known/knative/revision/" + Fingerprints.shortOf(origin.hash());
  }

  private static String behind(Origin origin) {
    return HOST + "-old-" + Fingerprints.shortOf(origin.hash()) + "-0";
  }

  private static List<String> names(Step step) {
    return step.put().stream().map(CompanionRoute::name).toList();
  }

  private void settle(Origin origin) {
    step(origin);
    cluster.accept();
    answers.add(origin.hash());
    assertThat(step(origin).progress()).isEqualTo(new Ready());
  }

  @Test
  void aNewObjectIsReadyWhenItsRoutesAreAcceptedAndFollowed() {
    var origin = version(path("", all("one")));

    assertThat(names(step(origin))).containsExactly(HOST);
    assertThat(next(origin).progress())
        .isEqualTo(
            new Waiting(
                "HTTPRouteNotReady",
                "HTTPRoute hello.example.com is not accepted by Gateway edge/public yet"));

    cluster.accept();
    assertThat(next(origin).progress())
        .isEqualTo(
            new Waiting(
                "HTTPRouteNotReady",
                "not every proxy follows HTTPRoute hello.example.com: http://hello.example.com/"));

    answers.add(origin.hash());
    assertThat(next(origin)).isEqualTo(new Step(List.of(), List.of(), new Ready()));
  }

  @Test
  void newHeadersAreOneWrite() {
    settle(version(path("", all("one"))));
    var next = version(setting(headers("A", "a"), path("", all("one"))));

    assertThat(names(step(next))).containsExactly(HOST);
    assertThat(next(next).progress()).isInstanceOf(Waiting.class);
    cluster.accept();
    answers.add(next.hash());

    assertThat(next(next)).isEqualTo(new Step(List.of(), List.of(), new Ready()));
  }

  @Test
  void newBackendsAreKnownBeforeRequestsGoThereAndOldOnesUntilNoneDoes() {
    settle(version(path("", all("one"))));
    var next = version(path("", all("two")));

    var announced = step(next);
    assertThat(names(announced)).containsExactly(ahead(next), behind(next));
    assertThat(announced.put())
        .map(route -> route.rules().getFirst().path())
        .containsExactly(
            preparationPath(next) + "/shop/two/80", preparationPath(next) + "/shop/one/80");
    assertThat(next(next).put()).isEmpty();

    cluster.accept();
    assertThat(next(next).progress())
        .isEqualTo(
            new Waiting(
                "EndpointsNotReady",
                "not every proxy follows HTTPRoute "
                    + ahead(next)
                    + ": http://hello.example.com"
                    + preparationPath(next)
                    + "/shop/two/80"));

    answers.add("ep-" + next.hash());
    assertThat(names(step(next))).containsExactly(HOST);
    cluster.accept();
    assertThat(next(next).delete()).isEmpty();

    answers.add(next.hash());
    assertThat(step(next))
        .isEqualTo(new Step(List.of(), List.of(ahead(next), behind(next)), new Ready()));
    assertThat(cluster.names()).containsExactly(HOST);
    assertThat(next(next)).isEqualTo(new Step(List.of(), List.of(), new Ready()));
  }

  @Test
  void redirectsNeedNoBackends() {
    var redirected =
        origin(
            HttpOption.REDIRECTED,
            List.of(new IngressTls(List.of(HOST), "tls", "shop")),
            rule(HOST, path("", all("two"))));
    settle(version(path("", all("one"))));

    assertThat(names(step(redirected))).containsExactly(ahead(redirected), behind(redirected));
  }

  @Test
  void anOldBackendThatIsGoneHoldsNothingUp() {
    settle(version(path("", all("one"))));
    var next = version(path("", all("two")));
    step(next);
    cluster.accept();
    cluster.say(behind(next), "ResolvedRefs", "False");
    answers.add("ep-" + next.hash());

    assertThat(names(next(next))).containsExactly(HOST);
  }

  @Test
  void aNewBackendThatIsNotThereIsAwaited() {
    settle(version(path("", all("one"))));
    var next = version(path("", all("two")));
    step(next);
    cluster.accept();
    cluster.say(ahead(next), "ResolvedRefs", "False");

    assertThat(next(next))
        .isEqualTo(
            new Step(
                List.of(),
                List.of(),
                new Waiting(
                    "EndpointsNotReady",
                    "HTTPRoute "
                        + ahead(next)
                        + " has unresolved references at Gateway edge/public: Reason, words")));
  }

  @Test
  void aRefusalIsSaid() {
    var origin = version(path("", all("one")));
    step(origin);
    cluster.say(HOST, "Accepted", "False");

    assertThat(next(origin).progress())
        .isEqualTo(
            new Waiting(
                "HTTPRouteNotReady",
                "HTTPRoute hello.example.com is not accepted by Gateway edge/public: Reason,"
                    + " words"));
  }

  @Test
  void aVersionThatNoRouteCameToIsForgotten() {
    settle(version(path("", all("one"))));
    var skipped = version(path("", all("two")));
    step(skipped);
    cluster.accept();
    var last = version(path("", all("three")));

    step(last);

    assertThat(cluster.names()).containsExactlyInAnyOrder(HOST, ahead(last), behind(last));
  }

  @Test
  void aVersionThatSomeProxiesMayFollowIsKeptUntilTheNextOneIsInForce() {
    settle(version(path("", all("one"))));
    var second = version(path("", all("two")));
    step(second);
    cluster.accept();
    answers.add("ep-" + second.hash());
    step(second);
    var last = version(setting(headers("A", "a"), path("", all("two"))));

    assertThat(names(step(last))).containsExactly(ahead(last));
    assertThat(cluster.names())
        .containsExactlyInAnyOrder(HOST, ahead(second), behind(second), ahead(last));

    cluster.accept();
    answers.addAll(List.of("ep-" + last.hash(), last.hash()));
    step(last);
    cluster.accept();
    assertThat(step(last).progress()).isEqualTo(new Ready());
    assertThat(cluster.names()).containsExactly(HOST);
  }

  @Test
  void routesOfHostsThatAreGoneGoWhenTheOthersAreAccepted() {
    settle(origin(rule(HOST, path("", all("one"))), rule("b.example.com", path("", all("one")))));
    var next = version(path("", all("one")));

    step(next);
    assertThat(next(next).delete()).isEmpty();
    cluster.accept();

    assertThat(next(next).delete()).containsExactly("b.example.com");
    assertThat(next(next).progress()).isInstanceOf(Waiting.class);
  }

  @Test
  void withoutRoutesNothingIsReady() {
    assertThat(Rollout.next(List.of(), "4711", List.of(), _ -> true).progress())
        .isEqualTo(new Waiting("HTTPRouteNotReady", "it has no HTTPRoute"));
  }
}
