package dev.sluice.object.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.object.GrpcRoute;
import dev.sluice.object.GrpcRouteMatch;
import dev.sluice.object.GrpcRouteMatch.MethodMatch;
import dev.sluice.object.HttpFilter;
import dev.sluice.object.HttpRouteMatch.NamedMatch;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrpcRoutesTest {

  private static String route(String spec) {
    return Told.gatewayApi("GRPCRoute", spec);
  }

  private static String rule(String rule) {
    return route("{rules: [%s]}".formatted(rule));
  }

  private static String match(String match) {
    return rule("{matches: [%s]}".formatted(match));
  }

  @Test
  void aRuleIsReadAsAWhole() {
    var text =
        route(
            """
            {parentRefs: [{name: edge}], hostnames: [a.com],
             rules: [{name: cart,
               matches: [{method: {service: shop.v1.Cart, method: Add}, headers: [{name: x, value: one}]}],
               filters: [{type: RequestHeaderModifier, requestHeaderModifier: {remove: [x]}}],
               backendRefs: [{name: cart, port: 80, weight: 3,
                 filters: [{type: ExtensionRef, extensionRef: {group: a.b, kind: C, name: d}}]}]}]}
            """);

    var route = Told.object(GrpcRoute.class, text);

    assertThat(route.parentRefs()).hasSize(1);
    assertThat(route.hostnames()).containsExactly("a.com");
    var rule = route.rules().getFirst();
    assertThat(rule.name()).contains("cart");
    assertThat(rule.matches())
        .containsExactly(
            new GrpcRouteMatch(
                Optional.of(
                    new MethodMatch(false, Optional.of("shop.v1.Cart"), Optional.of("Add"))),
                List.of(new NamedMatch("x", false, "one"))));
    assertThat(rule.filters()).singleElement().isInstanceOf(HttpFilter.RequestHeaderModifier.class);
    assertThat(rule.backendRefs().getFirst().weight()).isEqualTo(3);
    assertThat(rule.backendRefs().getFirst().filters())
        .singleElement()
        .isInstanceOf(HttpFilter.ExtensionRef.class);
  }

  @Test
  void withoutMatchesEveryRequestIsMeantAndWithoutRulesNone() {
    assertThat(Told.object(GrpcRoute.class, rule("{}")).rules().getFirst().matches()).isEmpty();
    assertThat(Told.object(GrpcRoute.class, route("{}")).rules()).isEmpty();
    assertThat(Told.object(GrpcRoute.class, route("{rules: []}")).rules()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{method: {method: Add}}",
        "{method: {service: .shop._v1.Cart}}",
        "{method: {type: RegularExpression, service: 'shop[.].*', method: ''}}",
        "{headers: [{name: x, value: 'ä b', type: RegularExpression}]}"
      })
  void whatTheApiAllowsInAMatchIsAllowed(String match) {
    assertThat(Told.messages(match(match))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {method: {}} | matches nothing in particular; write service, method or both
          {method: {type: Exact}} | matches nothing in particular; write service, method or both
          {method: {service: ''}} | "" is not valid; write the full name of a service, such as shop.v1.Cart
          {method: {service: shop/Cart}} | "shop/Cart" is not valid; write the full name of a service, such as shop.v1.Cart
          {method: {service: shop.}} | "shop." is not valid; write the full name of a service, such as shop.v1.Cart
          {method: {method: 1st}} | "1st" is not valid; write letters, digits and `_`, no digit first, such as Add
          {method: {type: Prefix, method: Add}} | "Prefix" is not known; write one of Exact, RegularExpression
          {headers: [{name: x}]} | is missing; add it
          {headers: [{name: x, value: one}, {name: x, value: two}]} | has "x" twice; remove one
          {path: {value: /}} | unknown field `path`; write one of method, headers
          """)
  void matchesObeyTheApi(String match, String message) {
    assertThat(Told.messages(match(match))).containsExactly(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {name: A} | "A" is not valid; write lower case letters, digits and `-`, in parts between dots
          {name: a}, {name: a} | has "a" twice; remove one
          {backendRefs: [{name: a}]} | is missing; add the port of the Service, such as `port: 80`
          {backendRefs: [{name: a, port: 80, weight: 1000001}]} | 1000001 is out of range; write a number from 0 to 1000000
          {filters: [{type: URLRewrite}]} | "URLRewrite" is not known; write one of RequestHeaderModifier, ResponseHeaderModifier, RequestMirror, ExtensionRef
          {filters: [{type: ExtensionRef}]} | is missing; add it
          {timeouts: {request: 1s}} | unknown field `timeouts`; write one of name, matches, filters, backendRefs, sessionPersistence
          """)
  void rulesObeyTheApi(String rule, String message) {
    assertThat(Told.messages(rule(rule))).containsExactly(message);
  }

  @Test
  void rulesTogetherHaveALimitOfMatches() {
    var many = "{matches: [%s]}".formatted(String.join(", ", Collections.nCopies(64, "{}")));
    var text = rule(String.join(", ", many, many, "{matches: [{}]}"));

    assertThat(Told.messages(text))
        .containsExactly("has 129 matches in all rules together; write at most 128");
  }

  @Test
  void validFieldsThatAreNotActedUponAreRemembered() {
    var text =
        route(
            """
            {useDefaultGateways: All,
             rules: [{sessionPersistence: {type: Header, header: {name: x}}}]}
            """);

    assertThat(Told.object(GrpcRoute.class, text).unsupported())
        .containsExactly("spec.rules[0].sessionPersistence", "spec.useDefaultGateways");
  }
}
