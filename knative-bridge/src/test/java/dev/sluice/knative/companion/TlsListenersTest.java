package dev.sluice.knative.companion;

import static dev.sluice.knative.Ingresses.all;
import static dev.sluice.knative.Ingresses.path;
import static dev.sluice.knative.Ingresses.rule;
import static dev.sluice.knative.companion.Companions.GATEWAYS;
import static dev.sluice.knative.companion.Companions.INSIDE;
import static dev.sluice.knative.companion.Companions.origin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.knative.HttpOption;
import dev.sluice.knative.IngressRule;
import dev.sluice.knative.IngressTls;
import dev.sluice.knative.Visibility;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TlsListenersTest {

  private static final String HOST = "hello.example.com";
  private static final IngressRule RULE = rule(HOST, path("", all("one")));

  private static IngressTls tls(String secret, String... hosts) {
    return new IngressTls(List.of(hosts), secret, "shop");
  }

  private static Origin secured(IngressTls tls, IngressRule... rules) {
    return origin(HttpOption.UNSET, List.of(tls), rules);
  }

  @Test
  void aHostWithACertificateHasAListener() {
    assertThat(TlsListeners.of(secured(tls("cert", HOST), RULE), GATEWAYS))
        .containsExactly(
            new TlsListener("edge", "public", "kni-0815-e03c963b", HOST, "shop", "cert"));
  }

  @Test
  void theSecretNeedsAGrantIfTheGatewayIsElsewhere() {
    var origin = secured(tls("cert", HOST), RULE);
    var near = new GatewayChoice("shop", "near", new TreeMap<>(), new TreeSet<>(), List.of());

    assertThat(TlsListeners.grants(origin, TlsListeners.of(origin, GATEWAYS)))
        .containsExactly(new SecretGrant("shop", "hello-cert-edge", "cert", "edge"));
    assertThat(
            TlsListeners.grants(
                origin, TlsListeners.of(origin, new Gateways(List.of(near), List.of(INSIDE)))))
        .isEmpty();
  }

  @Test
  void namesOfTheClusterHaveTheirsAtTheGatewayInside() {
    var local =
        new IngressRule(
            List.of("hello.shop", "hello.shop.svc"),
            Visibility.CLUSTER_LOCAL,
            List.of(path("", all("one"))));

    assertThat(TlsListeners.of(secured(tls("c", "hello.shop", "hello.shop.svc"), local), GATEWAYS))
        .map(TlsListener::gateway, TlsListener::hostname)
        .containsExactly(tuple("inside", "hello.shop"), tuple("inside", "hello.shop.svc"));
  }

  @Test
  void aCertificateThatLacksAHostOfTheRuleIsNotForIt() {
    var two =
        new IngressRule(
            List.of(HOST, "b.example.com"), Visibility.EXTERNAL_IP, List.of(path("", all("one"))));

    assertThat(TlsListeners.of(secured(tls("cert", HOST), two), GATEWAYS)).isEmpty();
  }

  @Test
  void namesOfListenersStayAndAreFoundAgain() {
    var one = secured(tls("cert", HOST), RULE);
    var more =
        secured(
            tls("cert", HOST, "b.example.com"), rule("b.example.com", path("", all("b"))), RULE);

    assertThat(TlsListeners.of(more, GATEWAYS)).containsAll(TlsListeners.of(one, GATEWAYS));
    assertThat(TlsListeners.of(more, GATEWAYS))
        .allMatch(listener -> listener.name().startsWith(TlsListeners.prefix(more)));
  }
}
