package dev.sluice.object.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.object.Kind;
import dev.sluice.object.ListenerSet;
import dev.sluice.object.ListenerTls;
import dev.sluice.object.ObjectKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenerSetsTest {

  private static String set(String parent, String listeners) {
    return Told.gatewayApi(
        "ListenerSet", "{parentRef: %s, listeners: [%s]}".formatted(parent, listeners));
  }

  @Test
  void aSetIsReadWithTheDefaultsOfItsParent() {
    var text =
        set(
            "{name: edge, namespace: infra}",
            "{name: tls, port: 443, protocol: TLS, hostname: a.com, tls: {mode: Passthrough}}");

    var set = Told.object(ListenerSet.class, text);

    assertThat(set.gateway()).contains(new ObjectKey(Kind.GATEWAY, "infra", "edge"));
    assertThat(set.listeners()).hasSize(1);
    assertThat(set.listeners().getFirst().tls().orElseThrow().mode())
        .isEqualTo(ListenerTls.PASSTHROUGH);
  }

  @Test
  void aParentThatIsNoGatewayIsNone() {
    var text = set("{group: a.com, kind: Edge, name: edge}", "{name: a, port: 80, protocol: HTTP}");

    assertThat(Told.object(ListenerSet.class, text).gateway()).isEmpty();
  }

  @Test
  void filtersOfAnyProtocolAreAdmittedAndNotActedUpon() {
    var text = set("{name: edge}", "{name: a, port: 80, protocol: TCP, filters: {requests: []}}");

    assertThat(Told.object(ListenerSet.class, text).unsupported())
        .containsExactly("spec.listeners[0].filters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          ^^ | is empty; write at least one item
          {name: a, protocol: HTTP} | is missing; add it
          {name: a, port: 80, protocol: UDP, tls: {options: {a: b}}} | does not go with protocol UDP; remove it or write HTTPS
          {name: a, port: 80, protocol: HTTP}, {name: a, port: 81, protocol: HTTP} | has "a" twice; remove one
          {name: a, port: 80, protocol: HTTP}, {name: b, port: 80, protocol: HTTP} | has "HTTP on port 80 for every host" twice; remove one
          """)
  void listenersObeyTheApi(String listeners, String message) {
    assertThat(Told.messages(set("{name: edge}", listeners))).containsExactly(message);
  }

  @Test
  void aSetNeedsAParent() {
    var text = Told.gatewayApi("ListenerSet", "{listeners: [{name: a, port: 80, protocol: HTTP}]}");

    assertThat(Told.problems(text)).containsExactly("4: spec.parentRef: is missing; add it");
  }
}
