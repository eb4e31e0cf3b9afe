package dev.sluice.object.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.object.BackendRef;
import dev.sluice.object.HttpBackendRef;
import dev.sluice.object.HttpFilter;
import dev.sluice.object.HttpFilter.HeaderEdit;
import dev.sluice.object.HttpFilter.HeaderValue;
import dev.sluice.object.HttpFilter.PathModifier.ReplaceFullPath;
import dev.sluice.object.HttpRetry;
import dev.sluice.object.HttpRoute;
import dev.sluice.object.HttpRouteMatch;
import dev.sluice.object.HttpRouteMatch.NamedMatch;
import dev.sluice.object.HttpRouteMatch.PathType;
import dev.sluice.object.HttpTimeouts;
import dev.sluice.object.ObjectRef;
import dev.sluice.object.ParentRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRoutesTest {

  @Test
  void anEmptyRouteHasTheDefaultRule() {
    var route = Told.object(HttpRoute.class, Told.route("{}"));

    assertThat(route.rules())
        .singleElement()
        .satisfies(rule -> assertThat(rule.matches()).containsExactly(HttpRouteMatch.ANY));
    assertThat(route.parentRefs()).isEmpty();
  }

  @Test
  void everyPartOfARouteIsRead() {
    var text =
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: shop}
        spec:
          parentRefs:
            - {name: edge, namespace: infra, sectionName: web, port: 80}
          hostnames: ["*.example.com"]
          rules:
            - name: cart
              matches:
                - path: {type: Exact, value: /cart}
                  method: GET
                  headers: [{name: X-Env, value: test}]
                  queryParams: [{name: q, type: RegularExpression, value: "a.*"}]
              filters:
                - type: RequestHeaderModifier
                  requestHeaderModifier: {set: [{name: a, value: b}], remove: [c]}
              backendRefs: [{name: cart, port: 8080, weight: 3}]
              timeouts: {request: 1m30s, backendRequest: 500ms}
              retry: {codes: [503], backoff: 10ms}
        """;

    var route = Told.object(HttpRoute.class, text);

    assertThat(route.parentRefs())
        .containsExactly(
            new ParentRef(
                "gateway.networking.k8s.io",
                "Gateway",
                Optional.of("infra"),
                "edge",
                Optional.of("web"),
                Optional.of(80)));
    var rule = route.rules().getFirst();
    assertThat(rule.matches())
        .containsExactly(
            new HttpRouteMatch(
                PathType.EXACT,
                "/cart",
                List.of(new NamedMatch("X-Env", false, "test")),
                List.of(new NamedMatch("q", true, "a.*")),
                Optional.of("GET")));
    assertThat(rule.filters())
        .containsExactly(
            new HttpFilter.RequestHeaderModifier(
                new HeaderEdit(List.of(new HeaderValue("a", "b")), List.of(), List.of("c"))));
    var cart = new ObjectRef("", "Service", Optional.empty(), "cart");
    assertThat(rule.backendRefs())
        .containsExactly(new HttpBackendRef(new BackendRef(cart, Optional.of(8080)), 3, List.of()));
    assertThat(rule.timeouts())
        .isEqualTo(
            new HttpTimeouts(
                Optional.of(Duration.ofSeconds(90)), Optional.of(Duration.ofMillis(500))));
    assertThat(rule.retry())
        .contains(new HttpRetry(List.of(503), 1, Optional.of(Duration.ofMillis(10))));
  }

  @Test
  void filtersAreReadWithTheirDefaults() {
    var text =
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: shop}
        spec:
          rules:
            - filters:
                - {type: URLRewrite, urlRewrite: {path: {type: ReplaceFullPath, replaceFullPath: /}}}
                - {type: CORS, cors: {allowOrigins: ["https://*.example.com:8443"]}}
                - {type: RequestMirror, requestMirror: {backendRef: {name: m, port: 1}, percent: 5}}
                - {type: RequestMirror, requestMirror: {backendRef: {name: m, port: 1}}}
            - filters: [{type: RequestRedirect, requestRedirect: {scheme: https}}]
        """;

    var rules = Told.object(HttpRoute.class, text).rules();

    var mirror =
        new BackendRef(new ObjectRef("", "Service", Optional.empty(), "m"), Optional.of(1));
    assertThat(rules.getFirst().filters())
        .containsExactly(
            new HttpFilter.UrlRewrite(Optional.empty(), Optional.of(new ReplaceFullPath("/"))),
            new HttpFilter.Cors(
                List.of("https://*.example.com:8443"),
                false,
                List.of(),
                List.of(),
                List.of(),
                Duration.ofSeconds(5)),
            new HttpFilter.RequestMirror(mirror, 5, 100),
            new HttpFilter.RequestMirror(mirror, 100, 100));
    assertThat(rules.getLast().filters())
        .containsExactly(
            new HttpFilter.RequestRedirect(
                Optional.of("https"), Optional.empty(), Optional.empty(), Optional.empty(), 302));
  }

  @Test
  void validFieldsThatAreNotActedUponAreRemembered() {
    var text =
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: shop}
        spec:
          useDefaultGateways: All
          rules:
            - sessionPersistence: {type: Header, header: {name: x-session}}
              filters:
                - type: ExternalAuth
                  externalAuth: {protocol: GRPC, grpc: {}, backendRef: {name: auth, port: 9000}}
        """;

    var route = Told.object(HttpRoute.class, text);

    assertThat(route.unsupported())
        .containsExactly("spec.rules[0].sessionPersistence", "spec.useDefaultGateways");
    assertThat(route.rules().getFirst().filters())
        .containsExactly(new HttpFilter.Unsupported("ExternalAuth"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          cart        | "cart" does not start with `/`; put one before it
          //a         | "//a" contains `//`; remove it
          /a/./b      | "/a/./b" contains `/./`; remove it
          /a/../b     | "/a/../b" contains `/../`; remove it
          /a%2fb      | "/a%2fb" contains `%2f`; remove it
          /a%2Fb      | "/a%2Fb" contains `%2F`; remove it
          '/a#b'      | "/a#b" contains `#`; remove it
          /a/..       | "/a/.." ends with dots; remove them
          /a/.        | "/a/." ends with dots; remove them
          /a b        | "/a b" has characters that a path cannot have; write them as % and two hexadecimal digits
          /a%zz       | "/a%zz" has characters that a path cannot have; write them as % and two hexadecimal digits
          """)
  void pathsObeyTheRulesOfPaths(String path, String message) {
    assertThat(Told.messages(Told.rule("{matches: [{path: {value: %s}}]}".formatted(path))))
        .containsExactly(message);
  }

  @Test
  void regularExpressionsAreNoPaths() {
    var text = Told.rule("{matches: [{path: {type: RegularExpression, value: 'a//#'}}]}");

    assertThat(Told.messages(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {name: a_b} | "a_b" is not valid; write lower case letters, digits and `-`, in parts between dots
          {matches: [{method: get}]} | "get" is not known; write one of GET, HEAD, POST, PUT, DELETE, CONNECT, OPTIONS, TRACE, PATCH
          {matches: [{headers: [{name: a, value: 'b '}]}]} | "b " is not valid; write visible ASCII characters, with single spaces or tabs between them only
          {matches: [{headers: [{name: a, value: 1}]}]} | must be text; write "1" in quotes
          {matches: [{headers: [{name: a, value: on}]}]} | must be text; write "on" in quotes
          {matches: [{queryParams: [{name: a, value: b}, {name: a, value: c}]}]} | has "a" twice; remove one
          {backendRefs: [{name: a}]} | is missing; add the port of the Service, such as `port: 80`
          {backendRefs: [{name: a, port: "80"}]} | must be a number, not text; write 80 without quotes
          {backendRefs: [{name: a, port: 0}]} | 0 is out of range; write a number from 1 to 65535
          {backendRefs: [{name: a, port: 1, weight: 1000001}]} | 1000001 is out of range; write a number from 0 to 1000000
          {backendRefs: [{name: a, port: 1, group: gateway.networking.x-k8s.io, kind: XBackend}]} | does not go with an XBackend; remove it
          {timeouts: {request: 10}} | must be text; write "10" in quotes
          {timeouts: {request: 1d}} | "1d" is not valid; write up to four numbers of up to five digits with h, m, s or ms, such as 10s or 1m30s
          {timeouts: {request: 1s, backendRequest: 2s}} | is longer than `request`; write at most that
          {retry: {codes: [500, 500]}} | has "500" twice; remove one
          {retry: {codes: [200]}} | 200 is out of range; write a number from 400 to 599
          {retry: {attempts: -1}} | -1 is out of range; write a number from 0 on
          {filters: [{type: Foo}]} | "Foo" is not known; write one of RequestHeaderModifier, ResponseHeaderModifier, RequestMirror, RequestRedirect, URLRewrite, ExtensionRef, CORS, ExternalAuth
          {filters: [{type: CORS}]} | is missing; add it
          {filters: [{type: CORS, cors: {}, urlRewrite: {}}]} | does not go with CORS; remove it or write URLRewrite instead
          {filters: [{type: CORS, cors: {}}, {type: CORS, cors: {}}]} | has CORS twice; write one
          {filters: [{type: CORS, cors: {allowMethods: ['*', GET]}}]} | has `*` beside other values; write `*` alone or leave it out
          {filters: [{type: CORS, cors: {allowOrigins: [example.com]}}]} | "example.com" is not valid; write `*`, or a scheme and host such as https://example.com
          {filters: [{type: CORS, cors: {maxAge: 0}}]} | 0 is out of range; write a number from 1 on
          {filters: [{type: RequestRedirect, requestRedirect: {}}, {type: URLRewrite, urlRewrite: {}}]} | has RequestRedirect and URLRewrite; remove one of them
          {filters: [{type: RequestRedirect, requestRedirect: {}}], backendRefs: [{name: a, port: 1}]} | has RequestRedirect, which goes without backendRefs; remove one of them
          {filters: [{type: RequestRedirect, requestRedirect: {hostname: '*.a.com'}}]} | "*.a.com" is not a host name; a wildcard is not allowed here
          {filters: [{type: RequestRedirect, requestRedirect: {statusCode: 304}}]} | 304 is not allowed; write one of 301, 302, 303, 307, 308
          {filters: [{type: URLRewrite, urlRewrite: {path: {type: ReplaceFullPath, replacePrefixMatch: /}}}]} | is missing; add it
          {filters: [{type: RequestMirror, requestMirror: {backendRef: {name: a, port: 1}, fraction: {numerator: 2, denominator: 1}}}]} | is greater than denominator; write at most that
          {filters: [{type: RequestMirror, requestMirror: {backendRef: {name: a, port: 1}, percent: 1, fraction: {numerator: 1}}}]} | does not go with percent; remove one of them
          {sessionPersistence: {type: Header}} | is missing; add it
          """)
  void rulesObeyTheApi(String rule, String message) {
    assertThat(Told.messages(Told.rule(rule))).contains(message);
  }

  @Test
  void namesOfHeadersAreTokens() {
    assertThat(Told.messages(Told.rule("{matches: [{headers: [{name: 'a:', value: b}]}]}")))
        .containsExactly(
            "\"a:\" is not valid; write letters, digits and !#$%&'*+-.^_`|~, without spaces or"
                + " `:`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {path: {type: Exact, value: /a}}
          {path: {value: /a}}, {path: {value: /b}}
          """)
  void replacingAPrefixNeedsExactlyOne(String matches) {
    var rewrite =
        "{type: URLRewrite, urlRewrite:"
            + " {path: {type: ReplacePrefixMatch, replacePrefixMatch: /}}}";

    assertThat(
            Told.messages(Told.rule("{matches: [%s], filters: [%s]}".formatted(matches, rewrite))))
        .singleElement()
        .asString()
        .startsWith("has ReplacePrefixMatch, which needs exactly one match of type PathPrefix");
    assertThat(Told.messages(Told.rule("{filters: [%s]}".formatted(rewrite)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {parentRefs: [{name: a}, {name: a}]} | refers to the same parent twice; remove one
          {parentRefs: [{name: a}, {name: a, port: 1}]} | refers to Gateway a in different ways; write sectionName or port in each
          {rules: [{name: a}, {name: a}]} | has "a" twice; remove one
          {hostnames: [a.com:80]} | "a.com:80" is not a host name; write the host alone, without scheme or port
          {hostnames: ['a.*.com']} | "a.*.com" is not a host name; write `*` only as the whole first label, such as *.example.com
          {useDefaultGateways: Some} | "Some" is not known; write one of All, None
          """)
  void routesObeyTheApi(String spec, String message) {
    assertThat(Told.messages(Told.route(spec))).containsExactly(message);
  }

  @Test
  void distinctSectionsOfOneParentAreFine() {
    var spec = "{parentRefs: [{name: a, sectionName: b}, {name: a, sectionName: c}]}";

    assertThat(Told.messages(Told.route(spec))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"16, 8, true", "16, 9, false", "17, 1, false", "1, 65, false"})
  void listsHaveLimits(int rules, int matches, boolean allowed) {
    var rule = "{matches: [%s]}".formatted(repeat("{}", matches));

    var messages = Told.messages(Told.route("{rules: [%s]}".formatted(repeat(rule, rules))));

    assertThat(messages.isEmpty()).isEqualTo(allowed);
  }

  private static String repeat(String item, int times) {
    return IntStream.range(0, times).mapToObj(_ -> item).collect(Collectors.joining(", "));
  }
}
