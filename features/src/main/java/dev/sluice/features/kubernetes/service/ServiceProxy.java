package dev.sluice.features.kubernetes.service;

import dev.sluice.features.kubernetes.AddressPlan;
import dev.sluice.features.kubernetes.ClusterApi;
import io.kubernetes.client.openapi.models.DiscoveryV1EndpointPort;
import io.kubernetes.client.openapi.models.V1Endpoint;
import io.kubernetes.client.openapi.models.V1EndpointConditions;
import io.kubernetes.client.openapi.models.V1EndpointSlice;
import io.kubernetes.client.openapi.models.V1LoadBalancerIngress;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServicePort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Listens on every address of every service and leads connections to the service's ready
/// endpoints. A port without endpoints is not listened on, so that the system refuses connections
/// to it.
public final class ServiceProxy {
  private static final System.Logger LOG = System.getLogger(ServiceProxy.class.getName());
  private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP");
  private static final Duration RETRY = Duration.ofSeconds(2);
  static final String SERVICE_LABEL = "kubernetes.io/service-name";

  private final ClusterApi api;
  private final Map<String, Map<Listener, Forwarder>> forwarders = new HashMap<>();
  private final Map<String, Map<String, Backends>> backends = new HashMap<>();

  private record Listener(String address, int port, String protocol) {}

  /// A proxy for the Services of a cluster, not started yet.
  public ServiceProxy(ClusterApi api) {
    this.api = api;
  }

  /// Begins to follow services. Call before the watches start.
  public void start() {
    api.endpointSlices().indexedBy(slice -> List.of(key(slice)));
    api.services()
        .onChange(
            (service, present) ->
                update(service.getMetadata().getNamespace(), service.getMetadata().getName()));
    api.endpointSlices()
        .onChange(
            (slice, present) -> {
              String name = serviceName(slice);
              if (!name.isEmpty()) {
                update(slice.getMetadata().getNamespace(), name);
              }
            });
  }

  static String key(V1EndpointSlice slice) {
    return slice.getMetadata().getNamespace() + "/" + serviceName(slice);
  }

  private static String serviceName(V1EndpointSlice slice) {
    return Optional.ofNullable(slice.getMetadata().getLabels())
        .map(labels -> labels.get(SERVICE_LABEL))
        .orElse("");
  }

  private synchronized void update(String namespace, String name) {
    String key = namespace + "/" + name;
    Optional<V1Service> service = api.services().find(namespace, name);
    Map<Listener, Backends> wanted = new HashMap<>();
    service
        .filter(ServiceProxy::isProxied)
        .ifPresent(
            present -> {
              Map<String, Backends> ports = backends.computeIfAbsent(key, _ -> new HashMap<>());
              boolean sticky = "ClientIP".equals(present.getSpec().getSessionAffinity());
              for (V1ServicePort port :
                  Optional.ofNullable(present.getSpec().getPorts()).orElse(List.of())) {
                List<InetSocketAddress> endpoints = endpoints(key, port);
                Backends target =
                    ports.computeIfAbsent(
                        port.getProtocol() + "/" + port.getPort(), _ -> new Backends());
                target.set(endpoints, sticky);
                if (!endpoints.isEmpty() && PROTOCOLS.contains(port.getProtocol())) {
                  listeners(present, port).forEach(listener -> wanted.put(listener, target));
                }
              }
            });
    if (!listen(forwarders.computeIfAbsent(key, _ -> new HashMap<>()), wanted)) {
      updateLater(namespace, name);
    }
    if (service.isEmpty()) {
      forwarders.remove(key);
      backends.remove(key);
    }
  }

  private static boolean isProxied(V1Service service) {
    String address = service.getSpec().getClusterIP();
    return address != null
        && !address.isEmpty()
        && !address.equals("None")
        && !"ExternalName".equals(service.getSpec().getType());
  }

  private static Set<Listener> listeners(V1Service service, V1ServicePort port) {
    Set<String> addresses = new LinkedHashSet<>();
    addresses.add(service.getSpec().getClusterIP());
    addresses.addAll(Optional.ofNullable(service.getSpec().getExternalIPs()).orElse(List.of()));
    if (service.getStatus() != null && service.getStatus().getLoadBalancer() != null) {
      for (V1LoadBalancerIngress ingress :
          Optional.ofNullable(service.getStatus().getLoadBalancer().getIngress())
              .orElse(List.of())) {
        if (ingress.getIp() != null) {
          addresses.add(ingress.getIp());
        }
      }
    }
    Set<Listener> listeners = new HashSet<>();
    for (String address : addresses) {
      if (AddressPlan.isServed(address)) {
        listeners.add(new Listener(address, port.getPort(), port.getProtocol()));
      }
    }
    if (port.getNodePort() != null && port.getNodePort() > 0) {
      listeners.add(new Listener(AddressPlan.NODE_IP, port.getNodePort(), port.getProtocol()));
    }
    return listeners;
  }

  /// Opens and closes listeners; returns whether all that were wanted could be opened.
  private static boolean listen(Map<Listener, Forwarder> open, Map<Listener, Backends> wanted) {
    open.entrySet()
        .removeIf(
            entry -> {
              boolean obsolete = !wanted.containsKey(entry.getKey());
              if (obsolete) {
                entry.getValue().close();
              }
              return obsolete;
            });
    boolean complete = true;
    for (Map.Entry<Listener, Backends> entry : wanted.entrySet()) {
      Listener listener = entry.getKey();
      if (!open.containsKey(listener)) {
        try {
          open.put(listener, forwarder(listener, entry.getValue()));
        } catch (IOException e) {
          LOG.log(
              System.Logger.Level.WARNING, "cannot listen on " + listener + ": " + e.getMessage());
          complete = false;
        }
      }
    }
    return complete;
  }

  private static Forwarder forwarder(Listener listener, Backends target) throws IOException {
    InetSocketAddress address = new InetSocketAddress(listener.address(), listener.port());
    return switch (listener.protocol()) {
      case "TCP" -> new TcpForwarder(address, target);
      case "UDP" -> new UdpForwarder(address, target);
      default -> throw new IllegalArgumentException("protocol " + listener.protocol());
    };
  }

  /// Tries again later: the address may still belong to a service that is about to go.
  private void updateLater(String namespace, String name) {
    Thread.startVirtualThread(
        () -> {
          try {
            Thread.sleep(RETRY);
            update(namespace, name);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /// Ready endpoints, or if there are none those that still serve while they end.
  private List<InetSocketAddress> endpoints(String serviceKey, V1ServicePort port) {
    List<InetSocketAddress> ready =
        endpoints(serviceKey, port, conditions -> !Boolean.FALSE.equals(conditions.getReady()));
    return ready.isEmpty()
        ? endpoints(
            serviceKey,
            port,
            conditions ->
                Boolean.TRUE.equals(conditions.getServing())
                    && Boolean.TRUE.equals(conditions.getTerminating()))
        : ready;
  }

  private List<InetSocketAddress> endpoints(
      String serviceKey, V1ServicePort port, Predicate<V1EndpointConditions> condition) {
    Set<InetSocketAddress> result = new LinkedHashSet<>();
    for (V1EndpointSlice slice : api.endpointSlices().withKey(serviceKey)) {
      if (!"IPv4".equals(slice.getAddressType())) {
        continue;
      }
      Optional<Integer> number = number(slice, port);
      for (V1Endpoint endpoint :
          number.isEmpty()
              ? List.<V1Endpoint>of()
              : Optional.ofNullable(slice.getEndpoints()).orElse(List.of())) {
        V1EndpointConditions conditions =
            Optional.ofNullable(endpoint.getConditions()).orElseGet(V1EndpointConditions::new);
        if (condition.test(conditions)) {
          endpoint
              .getAddresses()
              .forEach(address -> result.add(new InetSocketAddress(address, number.get())));
        }
      }
    }
    return new ArrayList<>(result);
  }

  private static Optional<Integer> number(V1EndpointSlice slice, V1ServicePort port) {
    String name = Optional.ofNullable(port.getName()).orElse("");
    return Optional.ofNullable(slice.getPorts()).orElse(List.of()).stream()
        .filter(candidate -> name.equals(Optional.ofNullable(candidate.getName()).orElse("")))
        .filter(
            candidate ->
                port.getProtocol()
                    .equals(Optional.ofNullable(candidate.getProtocol()).orElse("TCP")))
        .map(DiscoveryV1EndpointPort::getPort)
        .findFirst();
  }
}
