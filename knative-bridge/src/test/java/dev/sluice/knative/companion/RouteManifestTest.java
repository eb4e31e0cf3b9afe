package dev.sluice.knative.companion;

import static dev.sluice.knative.Ingresses.all;
import static dev.sluice.knative.Ingresses.headers;
import static dev.sluice.knative.Ingresses.matching;
import static dev.sluice.knative.Ingresses.path;
import static dev.sluice.knative.Ingresses.rewriting;
import static dev.sluice.knative.Ingresses.rule;
import static dev.sluice.knative.Ingresses.setting;
import static dev.sluice.knative.companion.Companions.PORTS;
import static dev.sluice.knative.companion.Companions.origin;
import static dev.sluice.knative.companion.Companions.routes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.knative.HttpOption;
import dev.sluice.knative.IngressTls;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteManifestTest {

  private static final String HOST = "hello.example.com";

  @Test
  void theWholeObjectInTheOrderOfTheApi() {
    var path =
        matching(
            headers("B", "b"),
            setting(
                headers("A", "a"),
                rewriting("c.d", path("/e", setting(headers("F", "f"), all("one"))))));
    var origin = origin(rule(HOST, path));

    var manifest = RouteManifest.of(routes(origin).getFirst());

    var backend =
        "{group=, kind=Service, name=one, port=80, weight=100,"
            + " filters=[{type=RequestHeaderModifier, requestHeaderModifier={set=[{name=F,"
            + " value=f}]}}]}";
    var rewrite = "{type=URLRewrite, urlRewrite={hostname=c.d}}";
    assertThat(manifest)
        .hasToString(
            "{apiVersion=gateway.networking.k8s.io/v1, kind=HTTPRoute, metadata={namespace=shop,"
                + " name=hello.example.com, labels={networking.internal.knative.dev/ingress=hello,"
                + " networking.knative.dev/visibility=}, annotations={}},"
                + " spec={parentRefs=[{group=gateway.networking.k8s.io, kind=Gateway,"
                + " namespace=edge, name=public}], hostnames=[hello.example.com], rules=["
                + "{matches=[{path={type=PathPrefix, value=/e}, headers=[{type=Exact, name=B,"
                + " value=b}, {type=Exact, name=K-Network-Hash, value=override}]}],"
                + " filters=[{type=RequestHeaderModifier, requestHeaderModifier={set=[{name=A,"
                + " value=a}, {name=K-Network-Hash, value="
                + origin.hash()
                + "}]}}, "
                + rewrite
                + "], backendRefs=["
                + backend
                + "]}, {matches=[{path={type=PathPrefix, value=/e}, headers=[{type=Exact, name=B,"
                + " value=b}]}], filters=[{type=RequestHeaderModifier,"
                + " requestHeaderModifier={set=[{name=A, value=a}]}}, "
                + rewrite
                + "], backendRefs=["
                + backend
                + "]}]}}");
  }

  @Test
  void aRedirect() {
    var tls = new IngressTls(List.of(HOST), "tls", "shop");
    var origin = origin(HttpOption.REDIRECTED, List.of(tls), rule(HOST, path("", all("one"))));

    var routes = CompanionRoutes.of(origin, Companions.GATEWAYS, PORTS, List.of());

    assertThat(RouteManifest.of(routes.getFirst()).get("spec"))
        .hasToString(
            "{parentRefs=[{group=gateway.networking.k8s.io, kind=Gateway, namespace=edge,"
                + " name=public, sectionName=http}], hostnames=[hello.example.com],"
                + " rules=[{matches=[{path={type=PathPrefix, value=/}}],"
                + " filters=[{type=RequestRedirect, requestRedirect={scheme=https,"
                + " statusCode=301}}]}]}");
  }
}
