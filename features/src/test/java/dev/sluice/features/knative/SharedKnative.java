package dev.sluice.features.knative;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.features.cluster.Cluster;
import dev.sluice.features.cluster.KnativeServing;
import dev.sluice.features.cluster.steps.ClusterWorld;
import dev.sluice.features.cluster.steps.SharedSluice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/// The one Knative Serving of a run, with Sluice as its networking layer, for the first scenario
/// that wants it. Where the cluster has a Knative Serving already, that one is used as it is.
final class SharedKnative {

  private static final String INGRESS_CLASS = "sluice.ingress.networking.knative.dev";

  /// Nobody's but the scenarios', which issue certificates themselves.
  private static final String CERTIFICATE_CLASS = "scenarios.certificate.networking.knative.dev";

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static Optional<Cluster> installedOn = Optional.empty();

  private SharedKnative() {}

  /// Returns once it works.
  static synchronized void install(Cluster cluster) {
    if (installedOn.equals(Optional.of(cluster))) {
      return;
    }
    if (cluster.find("Deployment", KnativeServing.NAMESPACE, "controller").isEmpty()) {
      installServing(cluster);
      SharedSluice.install(cluster);
      cluster.apply("", layer());
    }
    awaitThat("Knative Serving to work", () -> works(cluster));
    installedOn = Optional.of(cluster);
  }

  private static void installServing(Cluster cluster) {
    var serving = configured(KnativeServing.fetched());
    serving.kinds().forEach(kind -> cluster.create("", kind.toString()));
    awaitThat(
        "the kinds of Knative",
        () -> serving.kinds().stream().allMatch(kind -> cluster.serves(served(kind))));
    cluster.apply(KnativeServing.NAMESPACE, KnativeServing.manifest(serving.objects()));
  }

  /// Pods go sooner than by default, so that scenarios need not wait for it for long.
  private static KnativeServing configured(KnativeServing serving) {
    return serving
        .with("config-network", "ingress-class", INGRESS_CLASS)
        .with("config-network", "certificate-class", CERTIFICATE_CLASS)
        .with("config-network", "autocreate-cluster-domain-claims", "true")
        .with("config-features", "tag-header-based-routing", "enabled")
        .with("config-autoscaler", "scale-to-zero-grace-period", "10s");
  }

  private static String served(ObjectNode crd) {
    var spec = crd.path("spec");
    return "%s/%s %s"
        .formatted(
            spec.path("group").asText(),
            spec.at("/versions/0/name").asText(),
            spec.at("/names/kind").asText());
  }

  private static String layer() {
    try {
      return Files.readString(SharedSluice.home().resolve("manifests/knative/networking.yaml"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean works(Cluster cluster) {
    return KnativeServing.DEPLOYMENTS.stream().allMatch(name -> available(cluster, name))
        && cluster
            .find("MutatingWebhookConfiguration", "", "webhook.serving.knative.dev")
            .filter(SharedKnative::trusted)
            .isPresent();
  }

  private static boolean available(Cluster cluster, String deployment) {
    return cluster
        .find("Deployment", KnativeServing.NAMESPACE, deployment)
        .filter(SharedSluice::complete)
        .isPresent();
  }

  /// The webhook writes its own authority there once it answers.
  private static boolean trusted(JsonNode webhooks) {
    return !webhooks.at("/webhooks/0/clientConfig/caBundle").asText().isEmpty();
  }

  private static void awaitThat(String wanted, Callable<Boolean> test) {
    await(wanted).atMost(PATIENCE).pollInterval(ClusterWorld.POLL).until(test);
  }
}
