package dev.sluice.object.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.json.Json;
import dev.sluice.knative.IngressIdentity;
import dev.sluice.knative.IngressProblems;
import dev.sluice.knative.companion.CompanionProblems;
import dev.sluice.knative.companion.CompanionRoute;
import dev.sluice.knative.companion.CompanionRoutes;
import dev.sluice.knative.companion.GatewayChoice;
import dev.sluice.knative.companion.GatewayChoice.Listener;
import dev.sluice.knative.companion.Gateways;
import dev.sluice.knative.companion.Origin;
import dev.sluice.knative.companion.Rollout;
import dev.sluice.knative.companion.RouteManifest;
import dev.sluice.knative.companion.StoredRoute;
import dev.sluice.object.HttpRoute;
import dev.sluice.object.KnativeIngress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// HTTPRoutes that are made of KIngresses are such as the API allows.
class CompanionRoutesTest {

  private static final Gateways GATEWAYS =
      new Gateways(List.of(gateway("public")), List.of(gateway("inside")));

  private static GatewayChoice gateway(String name) {
    return new GatewayChoice(
        "edge",
        name,
        new TreeMap<>(),
        new TreeSet<>(List.of("HTTPRouteRequestTimeout")),
        List.of(new Listener("http", false, Optional.empty())));
  }

  private static Origin origin(String option, String service, int tags) {
    var paths =
        IntStream.range(0, tags)
            .mapToObj(
                number ->
                    """
                          - headers: {Knative-Serving-Tag: {exact: t%d}}
                            appendHeaders: {Knative-Serving-Default-Route: "false"}
                            splits: [{serviceNamespace: shop, serviceName: t%d, servicePort: 80}]
                    """
                        .formatted(number, number))
            .collect(Collectors.joining());
    var text =
        """
        apiVersion: networking.internal.knative.dev/v1alpha1
        kind: Ingress
        metadata: {name: hello, namespace: shop, uid: "0815", labels: {app: hello}}
        spec:
          httpOption: %s
          tls: [{hosts: [hello.example.com], secretName: tls, secretNamespace: shop}]
          rules:
          - hosts: [hello.shop, hello.shop.svc, hello.shop.svc.cluster.local]
            visibility: ClusterLocal
            http: &all
              paths:
        %s
              - rewriteHost: %s.shop.svc.cluster.local
                appendHeaders: {K-Original-Host: hello.example.com}
                splits:
                - {serviceNamespace: shop, serviceName: %s, servicePort: 80, percent: 90}
                - serviceNamespace: shop
                  serviceName: other
                  servicePort: 80
                  percent: 10
                  appendHeaders: {Knative-Serving-Revision: other}
          - hosts: [hello.example.com]
            http: *all
        """
            .formatted(option, paths, service, service);
    var ingress = Told.object(KnativeIngress.class, text);
    var metadata = ingress.metadata();
    return new Origin(
        new IngressIdentity(metadata.namespace(), metadata.name()),
        metadata.uid(),
        metadata.labels(),
        metadata.annotations(),
        ingress.spec());
  }

  private static Json json(Object value) {
    return switch (value) {
      case String text -> new Json.Text(text);
      case Integer number -> Json.of(number);
      case List<?> items -> new Json.Arr(items.stream().map(CompanionRoutesTest::json).toList());
      case Map<?, ?> fields -> {
        var object = Json.Obj.EMPTY;
        for (var field : fields.entrySet()) {
          object = object.with((String) field.getKey(), json(field.getValue()));
        }
        yield object;
      }
      default -> throw new AssertionError(value);
    };
  }

  private static List<CompanionRoute> routes(Origin origin, List<CompanionRoute> stored) {
    assertThat(IngressProblems.of(origin.spec(), "shop")).isEmpty();
    assertThat(CompanionProblems.of(origin, GATEWAYS, _ -> Optional.of(80))).isEmpty();
    return CompanionRoutes.of(origin, GATEWAYS, _ -> Optional.of(80), stored);
  }

  /// The routes of one version, and those that announce the next one.
  private static List<CompanionRoute> allRoutes(String option) {
    var routes = new ArrayList<>(routes(origin(option, "one", 20), List.of()));
    var next = origin(option, "two", 20);
    var stored = routes.stream().map(route -> new StoredRoute(route, 1, List.of())).toList();
    routes.addAll(Rollout.next(routes(next, routes), next.hash(), stored, _ -> true).put());
    return routes;
  }

  @Test
  void whatIsWrittenCanBeRead() {
    for (var option : List.of("Enabled", "Redirected")) {
      var routes = allRoutes(option);

      assertThat(routes).hasSizeGreaterThan(6);
      for (var route : routes) {
        var text = json(RouteManifest.of(route)).toString();
        var read = Told.object(HttpRoute.class, text);
        assertThat(read.metadata().name()).isEqualTo(route.name());
        assertThat(read.rules()).as(text).hasSameSizeAs(route.rules());
        assertThat(read.unsupported()).isEmpty();
      }
    }
  }
}
