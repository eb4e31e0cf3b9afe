package dev.sluice.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.infra.Tenant;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Problem;
import dev.sluice.object.decode.Severity;
import dev.sluice.status.Condition;
import dev.sluice.status.ObjectStatus;
import dev.sluice.status.ObjectStatus.GatewayStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class NoticesTest {

  private static final ObjectKey WEB = new ObjectKey(Kind.GATEWAY, "shop", "web");
  private static final ObjectKey FOREIGN = new ObjectKey(Kind.HTTP_ROUTE, "shop", "foreign");
  private static final Condition FINE =
      new Condition("Programmed", Condition.TRUE, "Programmed", "", 1);
  private static final Condition REFUSED =
      new Condition(
          "Programmed", Condition.FALSE, "Invalid", "a proxy refused http-80: address in use", 1);
  private static final Condition PARAMETERS =
      new Condition(
          "Accepted", Condition.FALSE, "InvalidParameters", "ConfigMap shop/web is missing", 1);

  private final List<String> told = new ArrayList<>();
  private final Notices notices =
      new Notices(
          (object, notice) -> told.add(object + " " + notice.reason() + ": " + notice.text()));

  @Test
  void whatAProxyRefusedIsToldOnce() {
    notices.judged(statuses(FINE));
    notices.judged(statuses(REFUSED));
    notices.judged(statuses(REFUSED, new Condition("Accepted", Condition.TRUE, "Accepted", "", 1)));
    assertThat(told)
        .containsExactly(
            "Gateway shop/web RefusedByProxy: a proxy refused http-80: address in use");
  }

  @Test
  void whatComesBackIsToldAgain() {
    notices.judged(statuses(REFUSED));
    notices.judged(statuses(FINE));
    notices.judged(statuses(REFUSED));
    assertThat(told).hasSize(2);
  }

  @Test
  void invalidParametersAreTold() {
    notices.judged(statuses(PARAMETERS));
    assertThat(told)
        .containsExactly("Gateway shop/web InvalidParameters: ConfigMap shop/web is missing");
  }

  @Test
  void nothingIsToldAtAnObjectThatIsNotOursAnyMore() {
    notices.judged(statuses(PARAMETERS));
    notices.judged(new TreeMap<>(Map.of(WEB, Optional.empty())));
    told.clear();
    notices.lead();
    assertThat(told).isEmpty();
  }

  @Test
  void aNewLeaderTellsWhatStillHolds() {
    notices.judged(statuses(PARAMETERS));
    told.clear();
    notices.lead();
    assertThat(told).hasSize(1);
  }

  @Test
  void anObjectThatIsNotUnderstoodIsToldOnlyIfItIsOurs() {
    notices.judged(statuses(FINE));
    notices.misunderstood(WEB, List.of(problem("spec.listeners", "is no list")));
    notices.misunderstood(FOREIGN, List.of(problem("spec.rules", "is no list")));
    assertThat(told).containsExactly("Gateway shop/web NotUnderstood: spec.listeners: is no list");
    assertThat(notices.problems()).hasSize(2);
    notices.misunderstood(WEB, List.of());
    notices.misunderstood(FOREIGN, List.of());
    assertThat(notices.problems()).isEmpty();
  }

  @Test
  void proxiesThatCannotBeMadeAreToldAtWhomTheyServe() {
    notices.notApplied(
        new Tenant.OneGateway("shop", "web", "u", "sluice"), "Service x is not ours");
    notices.notApplied(new Tenant.WholeClass("sluice-system", "sluice", "u"), "no quota");
    assertThat(told)
        .containsExactly(
            "Gateway shop/web ProxiesNotApplied: Service x is not ours",
            "GatewayClass sluice ProxiesNotApplied: no quota");
  }

  @Test
  void anEventNamesTheVersionOfTheObject() {
    var event = new Notices.Notice("R", "A", "text").about(WEB, "u");
    assertThat(event.apiVersion()).isEqualTo("gateway.networking.k8s.io/v1");
    assertThat(event.warning()).isTrue();
  }

  private static SortedMap<ObjectKey, Optional<ObjectStatus>> statuses(Condition... conditions) {
    return new TreeMap<>(
        Map.of(WEB, Optional.of(new GatewayStatus(List.of(), List.of(conditions), List.of(), 0))));
  }

  private static Problem problem(String field, String message) {
    return new Problem(Severity.ERROR, "", 0, "", field, message);
  }
}
