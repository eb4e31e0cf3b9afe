package dev.sluice.explain;

import dev.sluice.xds.ir.HeaderEdits.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Random Gateways, routes and requests from small pools, so that they often meet.
final class RandomRoutes {

  private static final List<String> HOSTNAMES =
      List.of(
          "a.example.com",
          "b.example.com",
          "*.example.com",
          "*.b.example.com",
          "*.com",
          "other.org");
  private static final List<String> HOSTS =
      List.of(
          "a.example.com",
          "b.example.com",
          "c.b.example.com",
          "d.c.b.example.com",
          "x.com",
          "other.org",
          "A.Example.com",
          "example.com",
          "nobody");
  private static final List<String> PATHS =
      List.of(
          "{type: Exact, value: /}",
          "{type: Exact, value: /a}",
          "{type: Exact, value: /a/b}",
          "{type: PathPrefix, value: /}",
          "{type: PathPrefix, value: /a}",
          "{type: PathPrefix, value: /a/b}",
          "{type: PathPrefix, value: /ab}",
          "{type: RegularExpression, value: '/a.*'}",
          "{type: RegularExpression, value: '/[ab]'}",
          "{type: RegularExpression, value: '/a/[0-9]+'}");
  private static final List<String> TARGETS =
      List.of(
          "/",
          "/a",
          "/a/",
          "/a/b",
          "/a/b/c",
          "/ab",
          "/abc",
          "/A",
          "/a/7",
          "/b",
          "//a",
          "/a/../b",
          "/a/./b",
          "/a%2Fb",
          "/a?q=1",
          "/?q=1&q=2",
          "/a/b?q=2",
          "/b?p=1",
          "/a?Q=1");

  private final Random random;

  RandomRoutes(long seed) {
    random = new Random(seed);
  }

  /// A Gateway with one to three listeners on one port, and up to eight routes.
  String manifests() {
    var documents = new ArrayList<String>();
    documents.add(gateway());
    IntStream.range(0, 1 + random.nextInt(8)).forEach(route -> documents.add(route(route)));
    return String.join("---\n", documents);
  }

  Inquiry inquiry() {
    var headers =
        random.nextInt(3) == 0
            ? List.of(new Header(one(List.of("x-v", "X-V")), one(List.of("one", "two", "three"))))
            : List.<Header>of();
    var host = one(HOSTS) + (random.nextInt(4) == 0 ? ":8080" : "");
    return new Inquiry(one(List.of("GET", "GET", "POST")), false, host, 80, one(TARGETS), headers);
  }

  private String gateway() {
    var listeners = List.of("", ", hostname: '*.example.com'", ", hostname: a.example.com");
    var chosen =
        IntStream.range(0, 3)
            .filter(index -> index == 0 || random.nextBoolean())
            .mapToObj(
                index ->
                    "    - {name: l%d, port: 80, protocol: HTTP%s}\n"
                        .formatted(index, listeners.get(index)))
            .collect(Collectors.joining());
    return """
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: {name: web}
    spec:
      gatewayClassName: sluice
      listeners:
    """
        + chosen;
  }

  private String route(int route) {
    var section = random.nextInt(3) == 0 ? ", sectionName: l" + random.nextInt(3) : "";
    var hostnames =
        IntStream.range(0, random.nextInt(3))
            .mapToObj(_ -> "'%s'".formatted(one(HOSTNAMES)))
            .distinct()
            .collect(Collectors.joining(", "));
    var rules =
        IntStream.range(0, 1 + random.nextInt(3))
            .mapToObj(rule -> rule(route, rule))
            .collect(Collectors.joining());
    var services =
        IntStream.range(0, 3)
            .mapToObj(
                rule ->
                    "---\n{apiVersion: v1, kind: Service, metadata: {name: s-%d-%d}, spec: {ports: [{port: 80}]}}\n"
                        .formatted(route, rule))
            .collect(Collectors.joining());
    return """
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: {name: r-%d}
    spec:
      parentRefs: [{name: web%s}]
      hostnames: [%s]
      rules:
    """
            .formatted(route, section, hostnames)
        + rules
        + services;
  }

  private String rule(int route, int rule) {
    var matches =
        IntStream.range(0, 1 + random.nextInt(3))
            .mapToObj(_ -> "{%s}".formatted(match()))
            .collect(Collectors.joining(", "));
    var action =
        switch (random.nextInt(8)) {
          case 0 ->
              "filters: [{type: RequestRedirect, requestRedirect: {hostname: elsewhere.example.com, statusCode: %d}}]"
                  .formatted(random.nextBoolean() ? 301 : 302);
          case 1 -> "backendRefs: [{name: missing, port: 80}]";
          default -> "backendRefs: [{name: s-%d-%d, port: 80}]".formatted(route, rule);
        };
    return "    - matches: [%s]\n      %s\n".formatted(matches, action);
  }

  private String match() {
    var parts = new ArrayList<String>();
    parts.add("path: " + one(PATHS));
    if (random.nextInt(3) == 0) {
      parts.add(
          "headers: [{name: X-V, value: %s}]"
              .formatted(one(List.of("one", "two", "'t.*', type: RegularExpression"))));
    }
    if (random.nextInt(4) == 0) {
      parts.add(
          "queryParams: [{name: q, value: %s}]"
              .formatted(one(List.of("'1'", "'2'", "'[12]', type: RegularExpression"))));
    }
    if (random.nextInt(4) == 0) {
      parts.add("method: " + one(List.of("GET", "POST")));
    }
    return String.join(", ", parts);
  }

  private <T> T one(List<T> pool) {
    return pool.get(random.nextInt(pool.size()));
  }
}
