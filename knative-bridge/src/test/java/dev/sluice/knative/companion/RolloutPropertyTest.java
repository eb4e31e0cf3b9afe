package dev.sluice.knative.companion;

import static dev.sluice.knative.Ingresses.headers;
import static dev.sluice.knative.Ingresses.matching;
import static dev.sluice.knative.Ingresses.path;
import static dev.sluice.knative.Ingresses.rule;
import static dev.sluice.knative.Ingresses.share;
import static dev.sluice.knative.companion.Companions.origin;
import static dev.sluice.knative.companion.Companions.routes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.knative.IngressPath;
import dev.sluice.knative.companion.Step.Progress.Ready;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Random KIngresses follow each other, and two proxies learn of one route at a time, in any order.
/// Whatever the moment, each request that the old and the new version both have a rule for is
/// answered by a backend that its proxy knew before it got the rule.
class RolloutPropertyTest {

  private static final String HOST = "hello.example.com";
  private static final int VERSIONS = 60;
  private static final int MOST_TICKS = 2000;

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final Cluster cluster = new Cluster();
  private final List<Proxy> proxies = List.of(new Proxy(), new Proxy());

  /// A proxy that is behind the cluster.
  private static final class Proxy {
    final TreeMap<String, CompanionRoute> routes = new TreeMap<>();
    Set<String> known = new HashSet<>();

    /// Learns of one route, if there is any to learn of.
    void learn(Random random, List<CompanionRoute> cluster) {
      var names = new ArrayList<String>();
      cluster.stream()
          .filter(route -> !route.equals(routes.get(route.name())))
          .forEach(route -> names.add(route.name()));
      var there = cluster.stream().map(CompanionRoute::name).collect(Collectors.toSet());
      routes.keySet().stream().filter(name -> !there.contains(name)).forEach(names::add);
      if (!names.isEmpty()) {
        var name = names.get(random.nextInt(names.size()));
        known = targets();
        routes.remove(name);
        cluster.stream()
            .filter(route -> route.name().equals(name))
            .forEach(route -> routes.put(name, route));
      }
    }

    Set<String> targets() {
      return rules()
          .flatMap(rule -> rule.backends().stream())
          .map(RouteRule.Backend::target)
          .collect(Collectors.toSet());
    }

    Stream<RouteRule> rules() {
      return routes.values().stream().flatMap(route -> route.rules().stream());
    }

    /// The rule that takes exactly these requests.
    Optional<RouteRule> rule(RouteGroup.Requests requests) {
      return rules().filter(rule -> RouteGroup.Requests.of(rule).equals(requests)).findFirst();
    }

    boolean answers(ProbeRequest probe) {
      return rule(new RouteGroup.Requests(probe.path(), probe.headers()))
          .flatMap(RouteRule::answer)
          .equals(Optional.of(probe.hash()));
    }
  }

  @Test
  void noRequestIsLost() {
    var always = Set.<RouteGroup.Requests>of();
    for (var version = 0; version < VERSIONS; version++) {
      var origin = origin(rule(HOST, paths()));
      var after = requests(routes(origin));
      var both = always.stream().filter(after::contains).collect(Collectors.toSet());
      var interrupted = version > 0 && random.nextInt(3) == 0;
      bring(origin, both, interrupted ? random.nextInt(30) : MOST_TICKS);
      always = interrupted ? both : after;
    }
  }

  /// Takes steps until all is done, or for some time if that is shorter.
  private void bring(Origin origin, Set<RouteGroup.Requests> both, int ticks) {
    for (var tick = 0; tick < ticks; tick++) {
      var wanted = routes(origin, cluster.routes());
      var step =
          Rollout.next(
              wanted,
              origin.hash(),
              cluster.stored(),
              probe -> proxies.stream().allMatch(proxy -> proxy.answers(probe)));
      cluster.carryOut(step);
      if (step.progress() instanceof Ready && step.delete().isEmpty()) {
        return;
      }
      happen(both);
    }
    assertThat(ticks).as("seed %d: never ready", seed).isLessThan(MOST_TICKS);
  }

  private void happen(Set<RouteGroup.Requests> both) {
    if (random.nextInt(4) == 0) {
      cluster.accept();
      return;
    }
    var proxy = proxies.get(random.nextInt(proxies.size()));
    var first = proxy.routes.isEmpty();
    proxy.learn(random, cluster.routes());
    for (var requests : both) {
      var rule = proxy.rule(requests);
      assertThat(rule).as("seed %d: %s", seed, requests).isPresent();
      if (!first) {
        assertThat(rule.orElseThrow().backends())
            .as("seed %d: %s", seed, requests)
            .allMatch(backend -> proxy.known.contains(backend.target()));
      }
    }
  }

  private static Set<RouteGroup.Requests> requests(List<CompanionRoute> routes) {
    return routes.stream()
        .flatMap(route -> route.rules().stream())
        .filter(rule -> rule.answer().isEmpty())
        .map(RouteGroup.Requests::of)
        .collect(Collectors.toSet());
  }

  private IngressPath[] paths() {
    var numbers = IntStream.range(0, 24).filter(_ -> random.nextInt(3) > 0);
    return Stream.concat(numbers.mapToObj(this::tagged), Stream.of(tagged(24)))
        .toArray(IngressPath[]::new);
  }

  private IngressPath tagged(int number) {
    var percent = 1 + random.nextInt(99);
    var start = number % 2 == 0 ? "/" : "/a";
    var plain = path(start, share(service(), percent), share(service(), 100 - percent));
    return matching(headers("Knative-Serving-Tag", "t" + number), plain);
  }

  private String service() {
    return "s" + random.nextInt(6);
  }
}
