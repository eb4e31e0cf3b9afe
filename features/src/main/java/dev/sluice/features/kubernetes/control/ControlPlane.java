package dev.sluice.features.kubernetes.control;

import dev.sluice.features.kubernetes.AddressPlan;
import dev.sluice.features.kubernetes.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/// etcd, the API server and the controller manager of one cluster.
public final class ControlPlane {
  private static final String ETCD = "http://127.0.0.1:2379";
  private static final String CONTROLLERS =
      String.join(
          ",",
          "deployment-controller",
          "replicaset-controller",
          "statefulset-controller",
          "daemonset-controller",
          "job-controller",
          "cronjob-controller",
          "ttl-after-finished-controller",
          "endpoints-controller",
          "endpointslice-controller",
          "endpointslice-mirroring-controller",
          "namespace-controller",
          "serviceaccount-controller",
          "serviceaccount-token-controller",
          "garbage-collector-controller",
          "pod-garbage-collector-controller",
          "disruption-controller",
          "root-ca-certificate-publisher-controller",
          "clusterrole-aggregation-controller",
          "validatingadmissionpolicy-status-controller");

  private final Layout layout;
  private final Pki pki;

  /// A control plane with these files and keys, not started yet.
  public ControlPlane(Layout layout, Pki pki) {
    this.layout = layout;
    this.pki = pki;
  }

  /// Starts the store. It is in memory and forgotten with the cluster.
  public static void startEtcd(Layout layout) {
    Daemon.start(
        layout.logs().resolve("etcd.log"),
        List.of(
            layout.program("etcd"),
            "--data-dir=" + layout.work().resolve("etcd"),
            "--listen-client-urls=" + ETCD,
            "--advertise-client-urls=" + ETCD,
            "--listen-peer-urls=http://127.0.0.1:2380",
            "--unsafe-no-fsync",
            "--quota-backend-bytes=4294967296",
            "--log-level=warn"));
  }

  /// Starts the API server. It is ready a few seconds later.
  public void startApiServer() {
    Daemon.start(
        layout.logs().resolve("kube-apiserver.log"),
        List.of(
            layout.program("kube-apiserver"),
            "--etcd-servers=" + ETCD,
            "--secure-port=" + AddressPlan.API_PORT,
            "--advertise-address=" + AddressPlan.NODE_IP,
            "--tls-cert-file=" + pki.certificate("apiserver"),
            "--tls-private-key-file=" + pki.key("apiserver"),
            "--client-ca-file=" + pki.certificate("ca"),
            "--authorization-mode=RBAC",
            "--allow-privileged",
            "--service-cluster-ip-range=" + AddressPlan.SERVICE_CIDR,
            "--service-account-issuer=https://kubernetes.default.svc." + AddressPlan.CLUSTER_DOMAIN,
            "--service-account-signing-key-file=" + pki.key("service-accounts"),
            "--service-account-key-file=" + layout.pki().resolve("service-accounts.pub"),
            "--kubelet-preferred-address-types=InternalIP",
            "--kubelet-client-certificate=" + pki.certificate("apiserver-kubelet"),
            "--kubelet-client-key=" + pki.key("apiserver-kubelet"),
            "--requestheader-client-ca-file=" + pki.certificate("front-proxy-ca"),
            "--requestheader-allowed-names=front-proxy-client",
            "--requestheader-username-headers=X-Remote-User",
            "--requestheader-group-headers=X-Remote-Group",
            "--requestheader-extra-headers-prefix=X-Remote-Extra-",
            "--proxy-client-cert-file=" + pki.certificate("front-proxy"),
            "--proxy-client-key-file=" + pki.key("front-proxy"),
            "--disable-admission-plugins=TaintNodesByCondition",
            "--profiling=false"));
  }

  /// Starts the controllers that tests rely on; those of nodes, volumes and scaling are left out.
  public void startControllerManager() {
    Daemon.start(
        layout.logs().resolve("kube-controller-manager.log"),
        List.of(
            layout.program("kube-controller-manager"),
            "--kubeconfig=" + layout.kubeconfig(),
            "--controllers=" + CONTROLLERS,
            "--bind-address=127.0.0.1",
            "--leader-elect=false",
            "--service-account-private-key-file=" + pki.key("service-accounts"),
            "--root-ca-file=" + pki.certificate("ca"),
            "--kube-api-qps=200",
            "--kube-api-burst=400",
            "--profiling=false"));
  }

  /// Writes the administrator's kubeconfig, all keys inside.
  public void writeKubeconfig() {
    String text =
        """
        apiVersion: v1
        kind: Config
        current-context: %1$s
        contexts:
        - name: %1$s
          context: {cluster: %1$s, user: admin}
        clusters:
        - name: %1$s
          cluster:
            server: https://%2$s:%3$d
            certificate-authority-data: %4$s
        users:
        - name: admin
          user:
            client-certificate-data: %5$s
            client-key-data: %6$s
        """
            .formatted(
                layout.clusterName(),
                AddressPlan.NODE_IP,
                AddressPlan.API_PORT,
                base64(pki.certificate("ca")),
                base64(pki.certificate("admin")),
                base64(pki.key("admin")));
    try {
      Files.writeString(layout.kubeconfig(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String base64(String file) {
    try {
      return Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
