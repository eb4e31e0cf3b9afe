package dev.sluice.cluster.companion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.json.Json;
import dev.sluice.knative.companion.CompanionRoute;
import dev.sluice.knative.companion.CompanionRoute.Parent;
import dev.sluice.knative.companion.RouteRule;
import dev.sluice.knative.companion.RouteRule.Backend;
import dev.sluice.knative.companion.RouteRule.Outcome;
import dev.sluice.object.HttpRoute;
import dev.sluice.object.Kind;
import dev.sluice.object.decode.ClusterObjects;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written to a cluster is read the same.
final class RouteReaderTest {

  private static final SortedMap<String, String> NONE = Collections.emptySortedMap();
  private static final RouteReader READER =
      new RouteReader(Set.of("networking.knative.dev/visibility", "app"), Set.of("note"));
  private static final List<Backend> SPLIT =
      List.of(
          new Backend("first", 80, 90, new TreeMap<>(Map.of("Knative-Serving-Revision", "a"))),
          new Backend("second", 81, 10, NONE));

  static Stream<RouteRule> rules() {
    var asking = new TreeMap<>(Map.of("K-Network-Hash", "override", "Accept", "a, b"));
    var telling = new TreeMap<>(Map.of("K-Network-Hash", "ep-0815", "X-Odd", "say \"hi\""));
    return Stream.of(
        new RouteRule("/", NONE, NONE, "", new Outcome.Forward(SPLIT), false),
        new RouteRule("/deep/er", asking, telling, "", new Outcome.Forward(SPLIT), true),
        new RouteRule("/", NONE, NONE, "hello.shop.svc", new Outcome.Forward(List.of()), false),
        new RouteRule("/", NONE, NONE, "", new Outcome.ToTls(301), false));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void readsWhatWasWritten(RouteRule rule) throws Exception {
    var route = route(new TreeMap<>(Map.of("app", "hello")), rule);

    assertThat(READER.read(stored(route))).isEqualTo(route);
  }

  @Test
  void labelsOfOthersDoNotMatter() throws Exception {
    var rule = rules().findFirst().orElseThrow();
    var labels = new TreeMap<>(Map.of("app", "hello", "stage", "production"));

    assertThat(READER.read(stored(route(labels, rule))).labels()).isEqualTo(Map.of("app", "hello"));
  }

  private static CompanionRoute route(SortedMap<String, String> labels, RouteRule rule) {
    return new CompanionRoute(
        "shop",
        "hello.shop.example.com",
        labels,
        new TreeMap<>(Map.of("note", "any text: at all")),
        List.of(new Parent("edge", "public", ""), new Parent("edge", "inside", "http")),
        List.of("hello.shop.example.com", "*.shop.example.com"),
        List.of(rule));
  }

  private static HttpRoute stored(CompanionRoute route) throws Exception {
    var json = Manifests.route(route, Examples.ingress("hello", "a"));
    var read = ClusterObjects.read(Kind.HTTP_ROUTE, Json.parse(json.toString()).bytes());
    assertThat(read.problems()).isEmpty();
    return (HttpRoute) read.object().orElseThrow();
  }
}
