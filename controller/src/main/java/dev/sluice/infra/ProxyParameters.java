package dev.sluice.infra;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// How proxies run: what a class or a Gateway may set by `parametersRef`.
///
/// @param size how many
/// @param exposure how clients reach them
/// @param resources what each of them gets
/// @param launch how each of them is started
/// @param mergeGateways whether all Gateways of the class share them; of a class only
public record ProxyParameters(
    Size size, Exposure exposure, Resources resources, Launch launch, boolean mergeGateways) {

  /// What holds where nobody says anything.
  public static final ProxyParameters DEFAULT =
      new ProxyParameters(
          new Size(1, Optional.empty()),
          new Exposure(ServiceType.LOAD_BALANCER, TrafficPolicy.CLUSTER, Optional.empty()),
          new Resources("100m", "128Mi", Optional.empty(), Optional.of("1Gi")),
          new Launch(
              "docker.io/envoyproxy/envoy:distroless-v1.40.0",
              "warning",
              Duration.ofSeconds(20),
              OptionalInt.empty()),
          false);

  /// How many proxies there are.
  ///
  /// @param replicas that many, if nothing scales them
  /// @param autoscaling what scales them
  public record Size(int replicas, Optional<Autoscaling> autoscaling) {}

  /// Between how many proxies, and towards which use of the requested CPU in percent.
  public record Autoscaling(int min, int max, int cpuPercent) {}

  /// How clients reach the proxies.
  ///
  /// @param type of the Service
  /// @param trafficPolicy whether a node passes connections on to other nodes
  /// @param loadBalancerClass who makes the load balancer, if not the cluster's own
  public record Exposure(
      ServiceType type, TrafficPolicy trafficPolicy, Optional<String> loadBalancerClass) {}

  /// Quantities as Kubernetes writes them.
  public record Resources(
      String cpuRequest,
      String memoryRequest,
      Optional<String> cpuLimit,
      Optional<String> memoryLimit) {}

  /// How Envoy is started.
  ///
  /// @param image with Envoy as its entry point
  /// @param logLevel as Envoy names it
  /// @param drainTime between a proxy's leave and its end
  /// @param concurrency worker threads; Envoy's own choice if empty
  public record Launch(
      String image, String logLevel, Duration drainTime, OptionalInt concurrency) {}

  /// The type of the Service.
  public enum ServiceType {
    LOAD_BALANCER("LoadBalancer"),
    NODE_PORT("NodePort"),
    CLUSTER_IP("ClusterIP");

    private final String label;

    ServiceType(String label) {
      this.label = label;
    }

    /// The type as Kubernetes writes it.
    public String label() {
      return label;
    }
  }

  /// `externalTrafficPolicy` of the Service.
  public enum TrafficPolicy {
    CLUSTER("Cluster"),
    LOCAL("Local");

    private final String label;

    TrafficPolicy(String label) {
      this.label = label;
    }

    /// The policy as Kubernetes writes it.
    public String label() {
      return label;
    }
  }
}
