package dev.sluice.infra;

import static dev.sluice.infra.InfraKind.CONFIG_MAP;
import static dev.sluice.infra.InfraKind.DEPLOYMENT;
import static dev.sluice.infra.InfraKind.HORIZONTAL_POD_AUTOSCALER;
import static dev.sluice.infra.InfraKind.POD_DISRUPTION_BUDGET;
import static dev.sluice.infra.InfraKind.SECRET;
import static dev.sluice.infra.InfraKind.SERVICE;
import static dev.sluice.infra.InfraKind.SERVICE_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bootstrap.IpFamilies;
import dev.sluice.infra.Entrance.Transport;
import dev.sluice.infra.ProxyParameters.Autoscaling;
import dev.sluice.infra.ProxyParameters.Size;
import dev.sluice.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InfrastructureTest {

  private static Json.Obj metadata(DesiredObject object) {
    return object.body().object("metadata");
  }

  private static Json.Obj template(DataPlane plane) {
    return spec(DEPLOYMENT, plane).object("template");
  }

  private static Json.Obj container(DataPlane plane) {
    return template(plane).object("spec").objects("containers").getFirst();
  }

  private static Json.Obj spec(InfraKind kind, DataPlane plane) {
    return Planes.object(kind, plane).body().object("spec");
  }

  private static List<InfraKind> kinds(DataPlane plane) {
    return Planes.INFRASTRUCTURE.desired(plane, Planes.CREDENTIALS).stream()
        .map(DesiredObject::kind)
        .toList();
  }

  @Test
  void aGatewayHasItsObjectsInItsNamespace() {
    var objects = Planes.INFRASTRUCTURE.desired(Planes.web(), Planes.CREDENTIALS);

    assertThat(kinds(Planes.web()))
        .containsExactly(
            SERVICE_ACCOUNT, CONFIG_MAP, SECRET, SERVICE, DEPLOYMENT, POD_DISRUPTION_BUDGET);
    assertThat(objects)
        .allSatisfy(
            object -> {
              assertThat(object.namespace()).isEqualTo("shop");
              assertThat(object.name()).isEqualTo("web-sluice");
              assertThat(metadata(object).text("name")).isEqualTo("web-sluice");
              assertThat(metadata(object).object("labels").fields())
                  .containsEntry("gateway.networking.k8s.io/gateway-name", Json.of("web"))
                  .containsEntry("gateway.networking.k8s.io/gateway-class-name", Json.of("sluice"))
                  .containsEntry("app.kubernetes.io/managed-by", Json.of("sluice"));
            });
  }

  @Test
  void proxiesOfPodsWithIpv6AreReachedByBothFamilies() {
    var service =
        Planes.infrastructure(IpFamilies.IPV6_TOO)
            .desired(Planes.web(), Planes.CREDENTIALS)
            .stream()
            .filter(object -> object.kind() == SERVICE)
            .findFirst()
            .orElseThrow();

    assertThat(service.body().object("spec").text("ipFamilyPolicy")).isEqualTo("PreferDualStack");
    assertThat(spec(SERVICE, Planes.web()).get("ipFamilyPolicy")).isEmpty();
  }

  @Test
  void theObjectsGoWithTheirGateway() {
    var owner = metadata(Planes.object(SERVICE, Planes.web())).objects("ownerReferences");

    assertThat(owner)
        .extracting(Json.Obj::toString)
        .containsExactly(
            "{\"apiVersion\":\"gateway.networking.k8s.io/v1\",\"kind\":\"Gateway\","
                + "\"name\":\"web\",\"uid\":\"uid-1\",\"controller\":true}");
  }

  @Test
  void labelsAndAnnotationsOfTheGatewayAreOnEverything() {
    var plane =
        new DataPlane(
            Planes.WEB,
            new TreeMap<>(Map.of("team", "a", Labels.MANAGED_BY, "somebody")),
            new TreeMap<>(Map.of("note", "b")),
            List.of(Planes.HTTP),
            List.of(),
            ProxyParameters.DEFAULT);
    var objects = Planes.INFRASTRUCTURE.desired(plane, Planes.CREDENTIALS);

    assertThat(objects).allSatisfy(object -> assertCarries(metadata(object)));
    assertCarries(template(plane).object("metadata"));
  }

  private static void assertCarries(Json.Obj metadata) {
    assertThat(metadata.object("labels").text("team")).isEqualTo("a");
    assertThat(metadata.object("labels").text(Labels.MANAGED_BY)).isEqualTo("sluice");
    assertThat(metadata.object("annotations").text("note")).isEqualTo("b");
  }

  @Test
  void aServiceHasAPortForEachPortAndTransport() {
    var plane =
        Planes.with(
            new Entrance(5300, Transport.UDP, 5300),
            Planes.HTTP,
            new Entrance(5300, Transport.TCP, 5300),
            Planes.HTTP);

    assertThat(spec(SERVICE, plane).items("ports"))
        .extracting(Json::toString)
        .containsExactly(
            "{\"name\":\"tcp-80\",\"protocol\":\"TCP\",\"port\":80,\"targetPort\":10080}",
            "{\"name\":\"tcp-5300\",\"protocol\":\"TCP\",\"port\":5300,\"targetPort\":5300}",
            "{\"name\":\"udp-5300\",\"protocol\":\"UDP\",\"port\":5300,\"targetPort\":5300}");
  }

  @Test
  void aGatewayWithoutListenersHasNoServiceBecauseThatWouldNeedAPort() {
    assertThat(kinds(Planes.with())).doesNotContain(SERVICE).contains(DEPLOYMENT);
    assertThat(Infrastructure.unwanted(Planes.with())).doesNotContain(SERVICE);
  }

  @Test
  void aChangedListenerRestartsNoProxy() {
    var more = Planes.with(Planes.HTTP, new Entrance(443, Transport.TCP, 10_443));

    assertThat(Planes.object(DEPLOYMENT, more).fingerprint())
        .isEqualTo(Planes.object(DEPLOYMENT, Planes.web()).fingerprint());
    assertThat(Planes.object(SERVICE, more).fingerprint())
        .isNotEqualTo(Planes.object(SERVICE, Planes.web()).fingerprint());
  }

  @Test
  void aPodIsRestricted() {
    var pod = template(Planes.web()).object("spec");

    assertThat(pod.object("securityContext").truth("runAsNonRoot")).isTrue();
    assertThat(pod.object("securityContext").object("seccompProfile").text("type"))
        .isEqualTo("RuntimeDefault");
    assertThat(container(Planes.web()).object("securityContext"))
        .hasToString(
            "{\"allowPrivilegeEscalation\":false,\"readOnlyRootFilesystem\":true,"
                + "\"capabilities\":{\"drop\":[\"ALL\"]}}");
    assertThat(pod.fields()).containsEntry("automountServiceAccountToken", Json.of(false));
  }

  @Test
  void aPodSaysWhoItIsAndEndsGently() {
    var container = container(Planes.web());
    var grace = template(Planes.web()).object("spec").number("terminationGracePeriodSeconds");

    assertThat(container.items("args"))
        .extracting(Json::toString)
        .containsSequence("\"--service-cluster\"", "\"shop/web\"")
        .containsSequence("\"--service-node\"", "\"$(POD_NAME)\"");
    assertThat(container.object("lifecycle").object("preStop").object("httpGet").text("path"))
        .isEqualTo("/drain");
    assertThat(grace).contains(30L);
  }

  @Test
  void anAutoscalerOwnsTheNumberOfProxies() {
    var scaled =
        Planes.of(Planes.WEB, parameters(new Size(2, Optional.of(new Autoscaling(2, 5, 80)))));

    assertThat(spec(HORIZONTAL_POD_AUTOSCALER, scaled).number("maxReplicas")).contains(5L);
    assertThat(spec(DEPLOYMENT, scaled).get("replicas")).isEmpty();
    assertThat(Infrastructure.unwanted(scaled)).isEmpty();
    assertThat(Infrastructure.unwanted(Planes.web())).containsExactly(HORIZONTAL_POD_AUTOSCALER);
  }

  private static ProxyParameters parameters(Size size) {
    var normal = ProxyParameters.DEFAULT;
    return new ProxyParameters(size, normal.exposure(), normal.resources(), normal.launch(), false);
  }

  @Test
  void gatewaysOfAMergedClassShareProxiesBesideTheControlPlane() {
    var merged =
        Planes.of(
            new Tenant.WholeClass("sluice-system", "shared", "uid-2"), ProxyParameters.DEFAULT);
    var service = Planes.object(SERVICE, merged);

    assertThat(service.namespace()).isEqualTo("sluice-system");
    assertThat(service.name()).isEqualTo("sluice-class-shared");
    assertThat(merged.tenant().identity().fleet()).isEqualTo("class:shared");
    assertThat(metadata(service).objects("ownerReferences").getFirst().text("kind"))
        .isEqualTo("GatewayClass");
    assertThat(container(merged).items("args")).contains(Json.of("class:shared"));
  }

  @Test
  void onlyWhatWasMadeForTheSameOwnerIsReplaced() {
    var ours = Planes.object(SERVICE, Planes.web()).body();
    var other = new Tenant.OneGateway("shop", "web", "uid-3", "sluice");
    var somebodys = ours.with("metadata", ours.object("metadata").without("labels"));

    assertThat(Infrastructure.mayReplace(ours, Planes.WEB)).isTrue();
    assertThat(Infrastructure.mayReplace(ours, other)).isFalse();
    assertThat(Infrastructure.mayReplace(somebodys, Planes.WEB)).isFalse();
  }

  @Test
  void equalInputGivesEqualBytes() {
    assertThat(Planes.INFRASTRUCTURE.desired(Planes.web(), Planes.CREDENTIALS))
        .isEqualTo(Planes.INFRASTRUCTURE.desired(Planes.web(), Planes.CREDENTIALS));
    assertThat(Planes.object(SECRET, Planes.web()).toString()).doesNotContain("a2V5");
  }
}
