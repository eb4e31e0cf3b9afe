package dev.sluice.xds.envoy.real;

import static dev.sluice.xds.ir.Rules.editing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.envoy.VirtualHosts;
import dev.sluice.xds.ir.Action.Respond;
import dev.sluice.xds.ir.HeaderEdits;
import dev.sluice.xds.ir.HeaderEdits.Header;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.PathMatch.Beginning;
import dev.sluice.xds.ir.PathMatch.Exact;
import dev.sluice.xds.ir.PathMatch.Prefix;
import dev.sluice.xds.ir.PathMatch.Regex;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Site;
import dev.sluice.xds.ir.ValueMatch;
import dev.sluice.xds.lookup.Lookup;
import dev.sluice.xds.lookup.Lookup.Outcome.Found;
import dev.sluice.xds.lookup.Lookup.Outcome.NoBind;
import dev.sluice.xds.lookup.Lookup.Outcome.NoChain;
import dev.sluice.xds.lookup.Lookup.Outcome.NoRule;
import dev.sluice.xds.lookup.Lookup.Outcome.NoSite;
import dev.sluice.xds.lookup.Lookup.Outcome.Relayed;
import dev.sluice.xds.lookup.Lookup.Outcome.Unroutable;
import dev.sluice.xds.lookup.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// [Lookup] and Envoy find the same rule for every request, in lists and in path indexes.
class MatchesTest {
  private static final int SMALL = 20;
  private static final int BIG = 200;
  private static final int REQUESTS = 3000;

  private static final List<String> ELEMENTS =
      List.of("a", "b", "ab", "a.b", "c%20c", "A", "d", "e", "f", "g");
  private static final List<String> SPELLINGS =
      List.of(
          "/", "//", "/./", "/x/../", "/%2e/", "/%61", "\\", "%2F", "%5c", "/..", "/.", "/%7e",
          "/%ff", "/%41");
  private static final List<String> QUERIES =
      List.of(
          "", "?", "?q=1", "?q=2&q=1", "?q", "?q=%31", "?Q=1", "?p=a+b&q=1", "?p=/a/b", "?=1&q==1");

  private static final String CONTENT_TYPE = "Content-Type";
  private static final List<String> CONTENT_TYPES =
      List.of(
          "application/grpc",
          "application/grpc+proto",
          "application/grpc-web",
          "application/grpc;q=1",
          "Application/grpc",
          "");

  /// What Envoy answers calls of gRPC with, by HTTP status: unimplemented and internal; unknown (2)
  /// for all others.
  private static final Map<Integer, Integer> CODES = Map.of(404, 12, 400, 13);

  @Test
  void lookupAgreesWithEnvoy() {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    var fleet =
        new Fleet()
            .site(site(random, "*", SMALL, 404))
            .site(site(random, "*.example.com", SMALL, 421))
            .site(indexed(random, "a.example.com", 404))
            .site(indexed(random, "*.b.example.com", 421));
    var proxy = fleet.proxy();
    var wrong = new ArrayList<String>();
    try (var _ = RealEnvoy.running(proxy)) {
      for (var i = 0; i < REQUESTS; i++) {
        var request = request(random, proxy.binds().getFirst().port());
        var expected = expected(proxy, request);
        var actual = actual(fleet.http(), request);
        if (!expected.equals(actual)) {
          wrong.add("%s: expected %s, but Envoy says %s".formatted(request, expected, actual));
        }
      }
    }
    assertThat(wrong).as("seed %d", seed).isEmpty();
  }

  private static String expected(Proxy proxy, Request request) {
    return switch (Lookup.find(proxy, request)) {
      case NoBind _, NoChain _, Relayed _ ->
          throw new IllegalStateException("every request reaches a chain");
      case Unroutable(_, _, int status, Optional<String> location) ->
          status(request, status) + location.map(path -> " " + path).orElse("");
      case NoSite _ -> status(request, 404);
      case NoRule none -> status(request, none.site().otherwise());
      case Found found -> status(request, 200) + " " + found.rule().name();
    };
  }

  private static String status(Request request, int status) {
    var contentTypes =
        request.headers().stream()
            .filter(header -> header.name().equals(CONTENT_TYPE))
            .map(Header::value)
            .filter(value -> !value.isEmpty())
            .collect(Collectors.joining(","));
    return contentTypes.equals("application/grpc") || contentTypes.startsWith("application/grpc+")
        ? "gRPC " + CODES.getOrDefault(status, 2)
        : Integer.toString(status);
  }

  private static String actual(Http http, Request request) {
    var headers = request.headers().stream().map(header -> header.name() + ": " + header.value());
    var answer =
        http.send(request.method(), request.host(), request.path(), headers.toArray(String[]::new));
    var detail = answer.header(answer.header("location").isEmpty() ? "x-rule" : "location");
    var code = answer.header("grpc-status").stream().findFirst();
    var status = code.map(number -> "gRPC " + number).orElse(Integer.toString(answer.status()));
    return status + detail.stream().map(text -> " " + text).findFirst().orElse("");
  }

  private static Site indexed(Random random, String host, int otherwise) {
    return Stream.generate(() -> site(random, host, BIG, otherwise))
        .filter(site -> VirtualHosts.rules(site).hasMatcher())
        .findFirst()
        .orElseThrow();
  }

  private static Site site(Random random, String host, int size, int otherwise) {
    var rules =
        IntStream.range(0, size).mapToObj(i -> rule(host + "#" + i, match(random))).toList();
    return new Site(host, rules, otherwise);
  }

  private static Rule rule(String name, Match match) {
    var mark = new HeaderEdits(List.of(new Header("x-rule", name)), List.of(), List.of());
    return new Rule(name, match, editing(HeaderEdits.NONE, mark), new Respond(200));
  }

  private static Match match(Random random) {
    return new Match(
        path(random),
        random.nextInt(4) == 0 ? Optional.of("POST") : Optional.empty(),
        random.nextInt(4) == 0 ? List.of(value(random, "h")) : List.of(),
        random.nextInt(4) == 0 ? List.of(value(random, "q")) : List.of(),
        random.nextInt(6) == 0);
  }

  private static PathMatch path(Random random) {
    var path = elements(random, random.nextInt(10) == 0 ? 1 : 2 + random.nextInt(2));
    if (random.nextInt(200) == 0) {
      return new Regex(
          pick(random, List.of("/a(/[a-z]+)*/a", "/a/b|/b/a", "^/ab\\.?" + path, "/(a|b).*")));
    }
    if (random.nextInt(200) == 0) {
      return Prefix.ROOT;
    }
    return switch (random.nextInt(3)) {
      case 0 -> new Exact(path);
      case 1 -> new Prefix(path);
      default -> new Beginning(path.substring(0, 1 + random.nextInt(path.length())));
    };
  }

  private static ValueMatch value(Random random, String name) {
    return random.nextBoolean()
        ? new ValueMatch.Exact(name, pick(random, List.of("1", "1,2", "")))
        : new ValueMatch.Regex(name, pick(random, List.of("[12]", "1.*", "=1")));
  }

  private static Request request(Random random, int port) {
    var path = new StringBuilder(elements(random, random.nextInt(4)));
    if (random.nextInt(3) == 0) {
      path.append(pick(random, SPELLINGS)).append(elements(random, random.nextInt(2)));
    }
    path.append(random.nextInt(4) == 0 ? "/" : "").append(pick(random, QUERIES));
    var host =
        pick(
            random,
            List.of(
                "A.example.com",
                "a.example.com:80",
                "x.b.example.com",
                "c.example.com",
                "b.example.com",
                "other",
                "[::1]:80"));
    var headers = random.nextInt(3) == 0 ? List.<Header>of() : headers(random);
    return new Request(
        port,
        Optional.empty(),
        host,
        pick(random, List.of("GET", "POST")),
        path.isEmpty() || path.charAt(0) != '/' ? "/" + path : path.toString(),
        headers);
  }

  private static List<Header> headers(Random random) {
    return IntStream.range(0, 1 + random.nextInt(2))
        .mapToObj(
            _ ->
                random.nextInt(3) == 0
                    ? new Header(CONTENT_TYPE, pick(random, CONTENT_TYPES))
                    : new Header(
                        pick(random, List.of("h", "H")),
                        pick(random, List.of("1", "2", "1,2", ""))))
        .toList();
  }

  private static String elements(Random random, int count) {
    var path = new StringBuilder();
    for (var i = 0; i < count; i++) {
      path.append('/').append(pick(random, ELEMENTS));
    }
    return path.toString();
  }

  private static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
