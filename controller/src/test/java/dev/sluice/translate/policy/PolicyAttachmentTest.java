package dev.sluice.translate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.facts.Facts;
import dev.sluice.facts.Surroundings;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.BackendTlsPolicy;
import dev.sluice.object.Change;
import dev.sluice.object.Kind;
import dev.sluice.object.Metadata;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.PolicyTarget;
import dev.sluice.object.decode.Manifests;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which of several policies is in force, and what the others are told.
final class PolicyAttachmentTest {

  private static final ObjectKey SHOP = new ObjectKey(Kind.SERVICE, "default", "shop");

  private final Incremental engine = new Incremental();
  private final Facts facts = new Facts(engine, Surroundings.DEFAULT);
  private final PolicyAttachment<BackendTlsPolicy> attachment =
      new PolicyAttachment<>(
          facts, Kind.BACKEND_TLS_POLICY, BackendTlsPolicy.class, Set.of(Kind.SERVICE));

  @Test
  void aPolicyForAPortComesBeforeAnOlderOneForTheService() {
    given(SERVICE, policy("whole", "2026-01-01", ""), policy("port", "2026-02-01", "https"));

    assertThat(inForce("https")).contains("port");
    assertThat(inForce("plain")).contains("whole");
    assertThat(findings("whole")).isEmpty();
    assertThat(findings("port")).isEmpty();
  }

  @Test
  void ofTwoForTheSameTheOlderIsInForce() {
    given(SERVICE, policy("a", "2026-02-01", ""), policy("b", "2026-01-01", ""));

    assertThat(inForce("https")).contains("b");
    assertThat(findings("a")).extracting(Finding::reason).containsExactly(Reason.POLICY_CONFLICTED);
    assertThat(findings("a").getFirst().text())
        .isEqualTo(
            "spec.targetRefs[0]: BackendTLSPolicy default/b is for Service default/shop too and"
                + " takes precedence: remove one of them");
  }

  @Test
  void ofTwoOfOneAgeTheFirstByNameIsInForce() {
    given(SERVICE, policy("b", "2026-01-01", "https"), policy("a", "2026-01-01", "https"));

    assertThat(inForce("https")).contains("a");
    assertThat(inForce("plain")).isEmpty();
  }

  @Test
  void theLoserTakesOverOnceTheWinnerIsGone() {
    given(SERVICE, policy("a", "2026-01-01", ""), policy("b", "2026-02-01", ""));

    facts.apply(List.of(new Change.Delete(key("a"))));

    assertThat(inForce("https")).contains("b");
    assertThat(findings("b")).isEmpty();
  }

  @Test
  void aTargetThatIsNotThereIsTold() {
    given(SERVICE, policy("port", "2026-01-01", "gone"));

    assertThat(findings("port"))
        .extracting(Finding::text)
        .containsExactly(
            "spec.targetRefs[0]: Service default/shop has no section gone; it has https, plain");

    facts.apply(List.of(new Change.Delete(SHOP)));

    assertThat(findings("port"))
        .extracting(Finding::text)
        .containsExactly("spec.targetRefs[0]: Service default/shop does not exist");
  }

  @Test
  void aTargetOfAnotherKindIsTold() {
    given(policy("port", "2026-01-01", ""));
    var gateway = new PolicyTarget(new ObjectKey(Kind.GATEWAY, "default", "web"), Optional.empty());

    assertThat(attachment.finding(existing("port"), gateway, "spec.targetRefs[0]"))
        .map(Finding::message)
        .contains("a BackendTLSPolicy cannot be for Gateway default/web");
  }

  private Optional<String> inForce(String port) {
    return attachment
        .inForce(new PolicyTarget(SHOP, Optional.of(port)))
        .map(BackendTlsPolicy::metadata)
        .map(Metadata::name);
  }

  private List<Finding> findings(String name) {
    var policy = existing(name);
    return policy.targets().stream()
        .flatMap(target -> attachment.finding(policy, target, "spec.targetRefs[0]").stream())
        .toList();
  }

  private BackendTlsPolicy existing(String name) {
    return facts.backendTlsPolicy(key(name)).orElseThrow();
  }

  private static ObjectKey key(String name) {
    return new ObjectKey(Kind.BACKEND_TLS_POLICY, "default", name);
  }

  private void given(String... manifests) {
    var changes =
        Stream.of(manifests)
            .flatMap(manifest -> Manifests.decode("test", manifest).objects().stream())
            .<Change>map(Change.Put::new)
            .toList();
    assertThat(changes).hasSameSizeAs(manifests);
    facts.apply(changes);
  }

  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: shop}
      spec: {ports: [{name: https, port: 443}, {name: plain, port: 80}]}
      """;

  private static String policy(String name, String day, String section) {
    var target = section.isEmpty() ? "" : ", sectionName: " + section;
    return """
    apiVersion: gateway.networking.k8s.io/v1
    kind: BackendTLSPolicy
    metadata: {name: %s, creationTimestamp: "%sT00:00:00Z"}
    spec:
      targetRefs: [{group: "", kind: Service, name: shop%s}]
      validation: {hostname: shop.example.com, wellKnownCACertificates: System}
    """
        .formatted(name, day, target);
  }
}
