package dev.sluice.bootstrap;

import dev.sluice.json.Json;

/// How an Envoy reaches its control plane, and shows that it may.
public sealed interface Discovery {

  /// As long as the name server says; IPv6 where there is no IPv4.
  Json.Obj DNS =
      Extensions.named(
          "envoy.cluster.dns",
          Extensions.config("clusters.dns.v3.DnsCluster")
              .with("respect_dns_ttl", true)
              .with("dns_lookup_family", "V4_PREFERRED"));

  /// How fast it comes back, and how it notices that nobody is there.
  ///
  /// @param longestBackOff between attempts to connect
  /// @param keepalive between signs of life
  record Patience(String longestBackOff, String keepalive) {}

  /// A control plane on the same machine, which starts in less than a second.
  ///
  /// @param port its loopback port
  /// @param token the bearer token that Envoy shows; a secret
  record Loopback(int port, String token) implements Discovery {
    /// Leaves the token out.
    @Override
    public String toString() {
      return "Loopback[" + port + "]";
    }
  }

  /// A control plane elsewhere in the cluster, with certificates on both sides. Envoy reads them
  /// again when they change.
  ///
  /// @param host DNS name or address of the control plane
  /// @param port its port
  /// @param name DNS name that its certificate must have
  /// @param certificates directory with `tls.crt`, `tls.key` and `ca.crt`
  /// @param secrets directory with the files that [SecretFiles] makes
  record MutualTls(String host, int port, String name, String certificates, String secrets)
      implements Discovery {}

  /// The cluster of the control plane.
  default Json.Obj cluster(String name) {
    return switch (this) {
      case Loopback(var port, _) ->
          Addresses.cluster(name, Addresses.socket(Addresses.LOOPBACK, port));
      case MutualTls remote ->
          Addresses.cluster(name, Addresses.socket(remote.host(), remote.port()))
              .with("cluster_type", DNS)
              .with("transport_socket", new SecretFiles(remote).transportSocket());
    };
  }

  /// What is sent with every stream.
  default Json.Arr metadata() {
    return switch (this) {
      case Loopback(_, var token) ->
          Json.list(Json.Obj.EMPTY.with("key", "authorization").with("value", "Bearer " + token));
      case MutualTls _ -> Json.list();
    };
  }

  /// Signs of life are cheap on one machine, and show in a cluster when a node is gone.
  default Patience patience() {
    return switch (this) {
      case Loopback _ -> new Patience("1s", "30s");
      case MutualTls _ -> new Patience("2s", "10s");
    };
  }
}
