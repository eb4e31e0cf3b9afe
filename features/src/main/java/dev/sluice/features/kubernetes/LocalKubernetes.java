package dev.sluice.features.kubernetes;

import dev.sluice.features.kubernetes.control.ControlPlane;
import dev.sluice.features.kubernetes.control.Pki;
import dev.sluice.features.kubernetes.node.ImageTable;
import dev.sluice.features.kubernetes.node.Podlet;
import dev.sluice.features.kubernetes.service.ClusterDns;
import dev.sluice.features.kubernetes.service.LoadBalancerController;
import dev.sluice.features.kubernetes.service.ServiceProxy;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServicePort;
import io.kubernetes.client.openapi.models.V1ServiceSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;

/// One cluster. It has no stop method: ending the process ends everything inside its process
/// namespace.
public final class LocalKubernetes {
  private static final System.Logger LOG = System.getLogger(LocalKubernetes.class.getName());
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Layout layout;
  private final ImageTable images;

  /// A cluster with these files and images, not started yet.
  public LocalKubernetes(Layout layout, ImageTable images) {
    this.layout = layout;
    this.images = images;
  }

  /// Starts all parts and returns once the cluster accepts work.
  public void start() throws IOException, InterruptedException {
    Instant begin = Instant.now();
    NodeNetwork.prepare(layout);
    ControlPlane.startEtcd(layout);
    Pki pki = Pki.create(layout.pki());
    ControlPlane controlPlane = new ControlPlane(layout, pki);
    controlPlane.startApiServer();
    controlPlane.writeKubeconfig();

    ClusterApi api = new ClusterApi(layout.kubeconfig());
    await("API server", begin, api::isReady);
    controlPlane.startControllerManager();
    new ServiceProxy(api).start();
    new LoadBalancerController(api).start();
    new ClusterDns(api).start();
    new Podlet(layout, pki, api, images).start();
    api.startWatching();
    reserveDnsService(api);
    await(
        "default service account",
        begin,
        () -> exists(api, "/api/v1/namespaces/default/serviceaccounts/default"));
    await(
        "root certificate",
        begin,
        () -> exists(api, "/api/v1/namespaces/default/configmaps/kube-root-ca.crt"));

    Files.createFile(layout.readyMarker());
    LOG.log(
        System.Logger.Level.INFO,
        "cluster ready after {0} ms, kubeconfig {1}",
        Duration.between(begin, Instant.now()).toMillis(),
        layout.kubeconfig());
  }

  /// Keeps the DNS address from being given to another service, and shows it where people look for
  /// it.
  private static void reserveDnsService(ClusterApi api) {
    api.create(
        "/api/v1/namespaces/kube-system/services",
        new V1Service()
            .apiVersion("v1")
            .kind("Service")
            .metadata(new V1ObjectMeta().name("kube-dns").putLabelsItem("k8s-app", "kube-dns"))
            .spec(
                new V1ServiceSpec()
                    .clusterIP(AddressPlan.DNS_IP)
                    .addPortsItem(new V1ServicePort().name("dns").port(53).protocol("UDP"))
                    .addPortsItem(new V1ServicePort().name("dns-tcp").port(53).protocol("TCP"))));
  }

  private static boolean exists(ClusterApi api, String path) {
    try {
      api.get(path);
      return true;
    } catch (ApiFailure e) {
      return false;
    }
  }

  private interface Check {
    boolean passes();
  }

  private static void await(String what, Instant begin, Check check) throws InterruptedException {
    while (!check.passes()) {
      if (Duration.between(begin, Instant.now()).compareTo(START_LIMIT) > 0) {
        throw new IllegalStateException(
            "the " + what + " is not ready after " + START_LIMIT.toSeconds() + " s");
      }
      Thread.sleep(50);
    }
  }
}
