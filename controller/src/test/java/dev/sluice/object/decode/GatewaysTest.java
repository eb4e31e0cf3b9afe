package dev.sluice.object.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.object.AllowedRoutes;
import dev.sluice.object.Gateway;
import dev.sluice.object.GatewayAddress;
import dev.sluice.object.GatewayClass;
import dev.sluice.object.GatewayInfrastructure;
import dev.sluice.object.GatewayTls;
import dev.sluice.object.GatewayTls.ClientValidation;
import dev.sluice.object.LabelSelector;
import dev.sluice.object.LocalRef;
import dev.sluice.object.NamespaceScope;
import dev.sluice.object.ObjectRef;
import dev.sluice.object.ReferenceGrant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewaysTest {

  @Test
  void aListenerIsReadWithItsDefaults() {
    var text =
        Told.listener(
            "{name: web, port: 443, protocol: HTTPS, hostname: '*.a.com',"
                + " tls: {certificateRefs: [{name: cert}]}}");

    var listener = Told.object(Gateway.class, text).listeners().getFirst();

    assertThat(listener.hostname()).contains("*.a.com");
    assertThat(listener.tls().orElseThrow().mode()).isEqualTo("Terminate");
    assertThat(listener.tls().orElseThrow().certificateRefs().getFirst().kind())
        .isEqualTo("Secret");
    assertThat(listener.allowedRoutes()).isEqualTo(AllowedRoutes.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({"All", "Same", "Selector"})
  void namespacesOfRoutesAreRead(String from) {
    var text =
        Told.listener(
            "{name: web, port: 80, protocol: HTTP, allowedRoutes: {kinds: [{kind: HTTPRoute}],"
                + " namespaces: {from: %s, selector: {matchLabels: {a: b}}}}}".formatted(from));

    var allowed = Told.object(Gateway.class, text).listeners().getFirst().allowedRoutes();

    var selector = new LabelSelector(new TreeMap<>(Map.of("a", "b")), List.of());
    NamespaceScope expected =
        switch (from) {
          case "All" -> new NamespaceScope.All();
          case "Same" -> new NamespaceScope.Same();
          default -> new NamespaceScope.Selected(selector);
        };
    assertThat(allowed.namespaces()).isEqualTo(expected);
    assertThat(allowed.kinds())
        .containsExactly(new AllowedRoutes.RouteKind("gateway.networking.k8s.io", "HTTPRoute"));
  }

  @Test
  void selectorWithoutASelectorSelectsNothing() {
    var text =
        Told.listener(
            "{name: web, port: 80, protocol: HTTP,"
                + " allowedRoutes: {namespaces: {from: Selector}}}");

    assertThat(Told.object(Gateway.class, text).listeners().getFirst().allowedRoutes().namespaces())
        .isEqualTo(new NamespaceScope.None());
  }

  @Test
  void whatAGatewaySaysBeyondItsListenersIsRead() {
    var text =
        Told.gatewayApi(
            "Gateway",
            """
            {gatewayClassName: sluice, listeners: [{name: a, port: 80, protocol: HTTP}],
             infrastructure: {labels: {team: shop}, annotations: {a.com/b: c},
               parametersRef: {group: a.com, kind: Settings, name: d}},
             allowedListeners: {namespaces: {from: All}},
             tls: {backend: {clientCertificateRef: {name: client}},
               frontend: {
                 default: {validation: {caCertificateRefs: [{group: "", kind: ConfigMap, name: ca}]}},
                 perPort: [{port: 8443, tls: {validation: {mode: AllowInsecureFallback,
                   caCertificateRefs: [{group: "", kind: Secret, name: ca, namespace: x}]}}},
                   {port: 9443, tls: {}}]}}}
            """);

    var gateway = Told.object(Gateway.class, text);

    assertThat(gateway.infrastructure())
        .isEqualTo(
            new GatewayInfrastructure(
                new TreeMap<>(Map.of("team", "shop")),
                new TreeMap<>(Map.of("a.com/b", "c")),
                Optional.of(new LocalRef("a.com", "Settings", "d"))));
    assertThat(gateway.allowedListeners()).isEqualTo(new NamespaceScope.All());
    assertThat(gateway.tls().clientCertificateRef())
        .contains(new ObjectRef("", "Secret", Optional.empty(), "client"));
    var frontend = gateway.tls().frontend().orElseThrow();
    assertThat(frontend.on(443))
        .contains(
            new ClientValidation(
                List.of(new ObjectRef("", "ConfigMap", Optional.empty(), "ca")), false));
    assertThat(frontend.on(8443))
        .contains(
            new ClientValidation(
                List.of(new ObjectRef("", "Secret", Optional.of("x"), "ca")), true));
    assertThat(frontend.on(9443)).isEmpty();
    assertThat(gateway.unsupported()).isEmpty();
  }

  @Test
  void aGatewayThatSaysNoMoreHasTheDefaults() {
    var gateway =
        Told.object(Gateway.class, Told.listener("{name: web, port: 80, protocol: HTTP}"));

    assertThat(gateway.infrastructure()).isEqualTo(GatewayInfrastructure.NONE);
    assertThat(gateway.tls()).isEqualTo(GatewayTls.NONE);
    assertThat(gateway.allowedListeners()).isEqualTo(new NamespaceScope.None());
  }

  @Test
  void validFieldsThatAreNotActedUponAreRemembered() {
    var text =
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: edge}
        spec:
          gatewayClassName: sluice
          addresses: [{value: 10.0.0.1, routability: Cluster}, {type: Hostname, value: a.com}]
          infrastructure: {labels: {a: b}}
          allowedListeners: {namespaces: {from: Same}}
          defaultScope: All
          tls:
            frontend: {default: {validation: {caCertificateRefs: [{group: "", kind: ConfigMap, name: ca}]}}}
            backend: {clientCertificateRef: {name: client}}
          listeners:
            - name: web
              port: 80
              protocol: HTTP
              filters: {requests: [{type: ExtensionRef, extensionRef: {group: a.b, kind: C, name: d}}]}
        """;

    var gateway = Told.object(Gateway.class, text);

    assertThat(gateway.unsupported())
        .containsExactly(
            "spec.listeners[0].filters", "spec.addresses[0].routability", "spec.defaultScope");
    assertThat(gateway.addresses())
        .containsExactly(
            new GatewayAddress("IPAddress", Optional.of("10.0.0.1")),
            new GatewayAddress("Hostname", Optional.of("a.com")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          ^^ | is empty; write at least one item
          {name: a, protocol: HTTP} | is missing; add it
          {name: a, port: 70000, protocol: HTTP} | 70000 is out of range; write a number from 1 to 65535
          {name: a, port: 80, protocol: http} | "http" is no known protocol; write HTTP
          {name: a, port: 80, protocol: 'a b'} | "a b" is not valid; write one of HTTP, HTTPS, TLS, TCP, UDP
          {name: a, port: 80, protocol: HTTP, tls: {options: {a: b}}} | does not go with protocol HTTP; remove it or write HTTPS
          {name: a, port: 80, protocol: TLS} | is missing; add it with a mode, as protocol TLS needs one
          {name: a, port: 80, protocol: HTTPS, tls: {mode: Passthrough}} | has mode Passthrough; write mode: Terminate, or protocol: TLS
          {name: a, port: 80, protocol: HTTPS, tls: {}} | is missing; name the Secret with the certificate
          {name: a, port: 80, protocol: TCP, hostname: a.com} | does not go with protocol TCP; remove it
          {name: a, port: 80, protocol: TLS, tls: {mode: Passthrough}, filters: {}} | goes with protocol HTTP or HTTPS only; remove it
          {name: a, port: 80, protocol: HTTP}, {name: a, port: 81, protocol: HTTP} | has "a" twice; remove one
          {name: a, port: 80, protocol: HTTP}, {name: b, port: 80, protocol: HTTP} | has "HTTP on port 80 for every host" twice; remove one
          {name: a, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: None}}} | "None" is not known; write one of All, Selector, Same
          {name: a, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {selector: {matchExpressions: [{key: a, operator: In}]}}}} | is empty; write the values to compare with
          """)
  void listenersObeyTheApi(String listeners, String message) {
    assertThat(Told.messages(Told.listener(listeners))).containsExactly(message);
  }

  @Test
  void anHttpsListenerWithoutTlsIsAdmittedAsTheApiServerDoes() {
    assertThat(Told.messages(Told.listener("{name: a, port: 443, protocol: HTTPS}"))).isEmpty();
  }

  @Test
  void aClassIsRead() {
    var text =
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: GatewayClass
        metadata: {name: sluice}
        spec:
          controllerName: sluice.dev/gateway
          parametersRef: {group: "", kind: ConfigMap, name: settings}
        """;

    var gatewayClass = Told.object(GatewayClass.class, text);

    assertThat(gatewayClass.controllerName()).isEqualTo("sluice.dev/gateway");
    assertThat(gatewayClass.parametersRef())
        .contains(new ObjectRef("", "ConfigMap", Optional.empty(), "settings"));
    assertThat(Told.messages(text.replace("sluice.dev/gateway", "sluice")))
        .containsExactly(
            "\"sluice\" is not valid; write a domain, `/` and a path, such as sluice.dev/gateway");
  }

  @Test
  void aGrantIsReadAndNeedsItsGroups() {
    var text =
        """
        apiVersion: gateway.networking.k8s.io/v1beta1
        kind: ReferenceGrant
        metadata: {name: allow}
        spec:
          from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop}]
          to: [{group: "", kind: Service, name: cart}]
        """;

    var grant = Told.object(ReferenceGrant.class, text);

    assertThat(grant.to())
        .containsExactly(new ReferenceGrant.To("", "Service", Optional.of("cart")));
    assertThat(Told.problems(text.replace("group: \"\", ", "")))
        .containsExactly("6: spec.to[0].group: is missing; add it");
  }
}
