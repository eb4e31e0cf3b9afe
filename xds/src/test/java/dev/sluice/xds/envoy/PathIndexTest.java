package dev.sluice.xds.envoy;

import static dev.sluice.xds.ir.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.ir.Action.Respond;
import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Chain;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.PathMatch.Beginning;
import dev.sluice.xds.ir.PathMatch.Exact;
import dev.sluice.xds.ir.PathMatch.Prefix;
import dev.sluice.xds.ir.PathMatch.Regex;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Site;
import dev.sluice.xds.ir.Table;
import dev.sluice.xds.lookup.Lookup;
import dev.sluice.xds.lookup.Lookup.Outcome.Found;
import dev.sluice.xds.lookup.Request;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathIndexTest {
  private static final int SITES = 50;
  private static final int RULES = 100;
  private static final int REQUESTS = 100;

  @Test
  void candidatesGiveTheSameAnswerAsTheList() {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    for (var i = 0; i < SITES; i++) {
      var rules =
          IntStream.range(0, RULES)
              .mapToObj(_ -> rule(Match.of(match(random)), new Respond(200)))
              .toList();
      var index = PathIndex.of(rules);
      for (var j = 0; j < REQUESTS; j++) {
        var path = path(random);
        assertThat(found(index.candidates(path), path))
            .as("seed %d, path %s", seed, path)
            .isEqualTo(found(rules, path));
      }
    }
  }

  @Test
  void fewRulesStayAList() {
    assertThat(PathIndex.worthwhile(distinct(31))).isEmpty();
    assertThat(PathIndex.worthwhile(distinct(32))).isPresent();
  }

  @Test
  void rulesThatFitEverywhereStayAList() {
    var regexes =
        IntStream.range(0, 50).mapToObj(i -> rule(Match.of(new Regex(".*" + i)), new Respond(200)));
    assertThat(PathIndex.worthwhile(Stream.concat(regexes, distinct(50).stream()).toList()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b, /a/b",
    "^/a/b, /a/b",
    "/a/b.*, /a/b",
    "/ab*, /a",
    "/ab?c, /a",
    "/ab{0}, /a",
    "/ab+, /ab",
    "/a\\.b, /a.b",
    "/a\\.*, /a",
    "/a\\d, /a",
    "/a(b|c), /a",
    "/a[|(]x, /a",
    "/a|/b, ''",
    "/a(b)|/c, ''",
    "(?i)/a, ''",
    ".*, ''"
  })
  void literalIsWhatEveryMatchBeginsWith(String expression, String literal) {
    assertThat(PathLiterals.literal(new Regex(expression))).isEqualTo(literal);
  }

  private static List<Rule> distinct(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> rule(Match.of(new Exact("/path" + i)), new Respond(200)))
        .toList();
  }

  private static Optional<Rule> found(List<Rule> rules, String path) {
    var chain = new Chain("chain", List.of(), Optional.empty(), "table");
    var table = new Table("table", 80, List.of(new Site("*", rules)));
    var bind = new Bind("bind", "::", 80, List.of(chain));
    var proxy = new Proxy(List.of(bind), List.of(table), List.of(), List.of(), List.of());
    return Lookup.find(proxy, Request.get(80, "host", path)) instanceof Found found
        ? Optional.of(found.rule())
        : Optional.empty();
  }

  private static PathMatch match(Random random) {
    var path = path(random);
    return switch (random.nextInt(30)) {
      case 0 -> new Regex(path + "(/[ab])*");
      case 1 -> new Regex(path + "?b");
      case 2 -> random.nextInt(5) == 0 ? new Regex(".*/b") : Prefix.ROOT;
      case 3 -> Beginning.ROOT;
      default ->
          switch (random.nextInt(3)) {
            case 0 -> new Exact(path);
            case 1 -> new Prefix(path);
            default -> new Beginning(path);
          };
    };
  }

  private static String path(Random random) {
    var path = new StringBuilder("/");
    var length = random.nextInt(7);
    while (path.length() < length) {
      path.append("ab/".charAt(random.nextInt(3)));
    }
    return path.toString().replaceAll("/+", "/");
  }
}
