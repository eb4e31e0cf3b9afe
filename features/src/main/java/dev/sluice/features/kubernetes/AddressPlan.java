package dev.sluice.features.kubernetes;

/// The fixed addresses of a cluster. Each cluster has its own network namespace, so clusters never
/// collide.
public final class AddressPlan {
  /// The only node.
  public static final String NODE_NAME = "node";

  /// The node's interface that all pods are attached to.
  public static final String BRIDGE = "pods0";

  /// The node, which also runs the API server.
  public static final String NODE_IP = "10.244.0.1";

  /// Addresses of pods.
  public static final String POD_CIDR = "10.244.0.0/16";

  /// Bits of the network part of a pod address.
  public static final int POD_PREFIX_LENGTH = 16;

  /// Addresses of Services.
  public static final String SERVICE_CIDR = "10.96.0.0/16";

  /// The API server as Service `kubernetes`.
  public static final String FIRST_SERVICE_IP = "10.96.0.1";

  /// The DNS server.
  public static final String DNS_IP = "10.96.0.10";

  /// Addresses of load balancers.
  public static final String LOAD_BALANCER_CIDR = "198.18.0.0/16";

  /// What all names end in.
  public static final String CLUSTER_DOMAIN = "cluster.local";

  /// Where the API server listens.
  public static final int API_PORT = 6443;

  /// Where the node serves logs.
  public static final int KUBELET_PORT = 10250;

  private AddressPlan() {}

  /// The pod address with the given number, counted from the start of the pod range.
  public static String podAddress(int number) {
    return "10.244." + (number >> 8) + "." + (number & 0xff);
  }

  /// The load-balancer address with the given number, counted from the start of its range.
  public static String loadBalancerAddress(int number) {
    return "198.18." + (number >> 8) + "." + (number & 0xff);
  }

  /// Whether the node answers for this address, so that a service may listen on it.
  public static boolean isServed(String address) {
    return address.startsWith("10.96.") || isLoadBalancer(address) || address.equals(NODE_IP);
  }

  /// Whether the address lies in the range that load balancers use.
  public static boolean isLoadBalancer(String address) {
    return address.startsWith("198.18.");
  }
}
