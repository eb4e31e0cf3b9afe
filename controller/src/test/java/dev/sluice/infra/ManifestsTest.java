package dev.sluice.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.object.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The shipped manifests give what Sluice needs, and nothing else.
class ManifestsTest {

  private static final Set<Kind> WITHOUT_STATUS_OF_OURS =
      Set.of(
          Kind.REFERENCE_GRANT,
          Kind.SERVICE,
          Kind.ENDPOINT_SLICE,
          Kind.SECRET,
          Kind.CONFIG_MAP,
          Kind.NAMESPACE,
          Kind.DEPLOYMENT,
          Kind.POD,
          Kind.CUSTOM_RESOURCE_DEFINITION);
  private static final List<String> READ = List.of("get", "list", "watch");
  private static final List<String> MADE = List.of("create", "delete", "get", "patch");

  private final InstallManifest manifest = InstallManifest.read();

  @Test
  void theClusterRoleAllowsExactlyWhatIsReadAndWritten() {
    assertThat(verbs("ClusterRole")).isEqualTo(needed());
  }

  @Test
  void theRoleOfTheOwnNamespaceAllowsExactlyLeasesAndTheAuthority() {
    assertThat(verbs("Role"))
        .isEqualTo(
            Map.of(
                "coordination.k8s.io/leases",
                Set.of("create", "get", "list", "patch", "update", "watch"),
                "/secrets[" + AuthoritySecret.NAME + "]",
                Set.of("get", "update")));
  }

  @Test
  void theAdmissionPolicyCoversEveryKindThatIsMade() {
    var rule =
        manifest
            .named("ValidatingAdmissionPolicy", "sluice-writes-only-its-own")
            .object("spec")
            .object("matchConstraints")
            .objects("resourceRules")
            .getFirst();

    assertThat(InstallManifest.texts(rule, "resources"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(InfraKind.values()).map(InfraKind::plural).toList());
    assertThat(InstallManifest.texts(rule, "apiGroups"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(InfraKind.values()).map(InfraKind::group).distinct().toList());
  }

  @Test
  void ofAClassOnlyFinalizersMayBeChanged() {
    var policy = manifest.named("ValidatingAdmissionPolicy", "sluice-changes-only-finalizers");
    var rule = policy.object("spec").object("matchConstraints").objects("resourceRules").getFirst();
    var expression = policy.object("spec").objects("validations").getFirst().text("expression");

    assertThat(InstallManifest.texts(rule, "resources")).containsExactly("gatewayclasses");
    assertThat(expression).contains("object.spec == oldObject.spec", "labels", "annotations");
    assertThat(policy.object("spec").objects("matchConditions"))
        .isEqualTo(
            manifest
                .named("ValidatingAdmissionPolicy", "sluice-writes-only-its-own")
                .object("spec")
                .objects("matchConditions"));
  }

  @Test
  void proxiesFindTheControlPlaneWhereTheyLook() {
    var service = manifest.named("Service", "sluice");

    assertThat(service.object("metadata").text("namespace")).isEqualTo("sluice-system");
    assertThat(service.object("spec").objects("ports").getFirst().number("port")).contains(18_000L);
  }

  @Test
  void theControlPlaneRunsRestricted() {
    var pod = manifest.named("Deployment", "sluice").object("spec").object("template");
    var container = pod.object("spec").objects("containers").getFirst();

    assertThat(pod.object("spec").object("securityContext").truth("runAsNonRoot")).isTrue();
    assertThat(container.object("securityContext").truth("readOnlyRootFilesystem")).isTrue();
    assertThat(InstallManifest.texts(container, "args")).containsExactly("controller");
  }

  private static Map<String, Set<String>> needed() {
    var needed = new TreeMap<String, Set<String>>();
    for (var kind : Kind.values()) {
      allow(needed, kind.group() + "/" + plural(kind), READ);
      if (!WITHOUT_STATUS_OF_OURS.contains(kind)) {
        allow(needed, kind.group() + "/" + plural(kind) + "/status", List.of("patch"));
      }
    }
    for (var kind : InfraKind.values()) {
      allow(needed, kind.group() + "/" + kind.plural(), MADE);
    }
    allow(needed, "events.k8s.io/events", List.of("create"));
    allow(needed, "gateway.networking.k8s.io/gatewayclasses", List.of("patch"));
    return needed;
  }

  /// As the API names its resources.
  private static String plural(Kind kind) {
    var name = kind.label().toLowerCase(Locale.ROOT);
    if (name.matches(".*[^aeiou]y")) {
      return name.substring(0, name.length() - 1) + "ies";
    }
    return name.endsWith("s") ? name + "es" : name + "s";
  }

  private Map<String, Set<String>> verbs(String kind) {
    var allowed = new TreeMap<String, Set<String>>();
    for (var rule : manifest.named(kind, "sluice").objects("rules")) {
      var names = InstallManifest.texts(rule, "resourceNames");
      for (var group : InstallManifest.texts(rule, "apiGroups")) {
        for (var resource : InstallManifest.texts(rule, "resources")) {
          var only = names.isEmpty() ? "" : "[" + String.join(",", names) + "]";
          allow(allowed, group + "/" + resource + only, InstallManifest.texts(rule, "verbs"));
        }
      }
    }
    return allowed;
  }

  private static void allow(Map<String, Set<String>> allowed, String what, List<String> verbs) {
    allowed.computeIfAbsent(what, _ -> new TreeSet<>()).addAll(verbs);
  }
}
