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
import static dev.sluice.knative.companion.Companions.PORTS;
import static dev.sluice.knative.companion.Companions.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.knative.IngressPath;
import dev.sluice.knative.IngressSplit;
import dev.sluice.knative.ServicePortRef;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompanionProblemsTest {

  private static final String PATH = "rules[0].http.paths[0].";

  private static List<String> problems(IngressPath path) {
    return problems(path, GATEWAYS);
  }

  private static List<String> problems(IngressPath path, Gateways gateways) {
    return CompanionProblems.of(origin(rule("hello.example.com", path)), gateways, PORTS).stream()
        .map(problem -> problem.field() + " " + problem.message())
        .toList();
  }

  private static String[] many(int count) {
    return IntStream.range(0, 2 * count).mapToObj("h%02d"::formatted).toArray(String[]::new);
  }

  @Test
  void whatAnHttpRouteCanSay() {
    var path = matching(headers("a", "b"), rewriting("c.d", path("/a/b%20c", all("one"))));

    assertThat(problems(setting(headers(many(15)), path))).isEmpty();
  }

  @Test
  void moreThanAnHttpRouteHolds() {
    var splits =
        IntStream.range(0, 17).mapToObj(i -> share("s" + i, 1)).toArray(IngressSplit[]::new);

    assertThat(problems(path("", splits)))
        .containsExactly(PATH + "splits are 17; an HTTPRoute splits in at most 16");
    assertThat(problems(setting(headers(many(16)), path("", all("one")))))
        .containsExactly(PATH + "appendHeaders are 16; an HTTPRoute has room for 15");
    assertThat(problems(matching(headers(many(16)), path("", all("one")))))
        .containsExactly(PATH + "headers are 16; an HTTPRoute has room for 15");
  }

  @Test
  void sharesOfNothingDoNotCount() {
    var splits =
        IntStream.range(0, 17)
            .mapToObj(i -> share("s" + i, i == 0 ? 100 : 0))
            .toArray(IngressSplit[]::new);

    assertThat(problems(path("", splits))).isEmpty();
  }

  @Test
  void emptyHeaders() {
    assertThat(problems(path("", setting(headers("a", ""), all("one")))))
        .containsExactly(
            PATH + "splits[0].appendHeaders.a must have 1 to 4096 characters in an HTTPRoute");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a//b", "/a/../b", "/a/.", "/a%2Fb", "/ä", "/a%", "/a{b}"})
  void pathsThatAreNotNormal(String path) {
    assertThat(problems(path(path, all("one"))))
        .containsExactly(
            PATH + "path \"%s\" is no path in its normal form; write it so".formatted(path));
  }

  @Test
  void hostsForBackendsWithPorts() {
    assertThat(problems(rewriting("a.b:80", path("", all("one")))))
        .containsExactly(
            PATH + "rewriteHost has a port, which an HTTPRoute cannot write; leave it out");
  }

  @Test
  void portsThatAServiceDoesNotHave() {
    var split = new IngressSplit("shop", "one", ServicePortRef.of("none"), 100, headers());

    assertThat(problems(path("", split)))
        .containsExactly(
            PATH + "splits[0].servicePort is no port of Service one; write one of its ports");
  }

  @Test
  void noGateway() {
    assertThat(problems(path("", all("one")), new Gateways(List.of(), List.of())))
        .containsExactly("rules[0] has no Gateway; add one for its labels to the configuration");
  }
}
