package dev.sluice.features.kubernetes.service;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sluice.features.kubernetes.AddressPlan;
import dev.sluice.features.kubernetes.ApiFailure;
import dev.sluice.features.kubernetes.ClusterApi;
import io.kubernetes.client.openapi.models.V1LoadBalancerIngress;
import io.kubernetes.client.openapi.models.V1Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Gives services of type LoadBalancer an address. A service may ask for one by
/// `spec.loadBalancerIP` or by annotation; if that address is not in the range, or taken, the
/// service stays without any.
public final class LoadBalancerController {
  private static final System.Logger LOG = System.getLogger(LoadBalancerController.class.getName());
  private static final String ADDRESS_ANNOTATION = "sluice.dev/load-balancer-ip";
  private static final int FIRST = 1;
  private static final int LAST = 65_000;

  private final ClusterApi api;
  private final BlockingQueue<String> changed = new LinkedBlockingQueue<>();
  private final Map<String, String> addressByService = new HashMap<>();
  private int next = FIRST;

  /// A controller for the Services of a cluster, not started yet.
  public LoadBalancerController(ClusterApi api) {
    this.api = api;
  }

  /// Begins to follow services. Call before the watches start.
  public void start() {
    api.services()
        .onChange(
            (service, present) ->
                changed.add(
                    service.getMetadata().getNamespace() + "/" + service.getMetadata().getName()));
    Thread.ofVirtual().name("load balancers").start(this::run);
  }

  private void run() {
    try {
      while (true) {
        String key = changed.take();
        try {
          update(key);
        } catch (RuntimeException e) {
          LOG.log(System.Logger.Level.WARNING, "service " + key + ": " + e.getMessage());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void update(String key) {
    String[] name = key.split("/", 2);
    Optional<V1Service> service = api.services().find(name[0], name[1]);
    boolean balanced =
        service
            .filter(present -> "LoadBalancer".equals(present.getSpec().getType()))
            .filter(present -> present.getSpec().getLoadBalancerClass() == null)
            .isPresent();
    if (!balanced) {
      if (addressByService.remove(key) != null
          && service.isPresent()
          && !ingress(service.get()).isEmpty()) {
        report(service.get(), Optional.empty());
      }
      return;
    }
    Optional<String> address = assign(key, requested(service.get()));
    List<String> shown = ingress(service.get());
    if (!shown.equals(address.map(List::of).orElse(List.of()))) {
      report(service.get(), address);
    }
  }

  private static Optional<String> requested(V1Service service) {
    Optional<String> inSpec =
        Optional.ofNullable(service.getSpec().getLoadBalancerIP()).filter(text -> !text.isEmpty());
    return inSpec.or(
        () ->
            Optional.ofNullable(service.getMetadata().getAnnotations())
                .map(all -> all.get(ADDRESS_ANNOTATION)));
  }

  private Optional<String> assign(String key, Optional<String> requested) {
    String current = addressByService.get(key);
    if (requested.isPresent()) {
      String wanted = requested.get();
      if (wanted.equals(current)) {
        return requested;
      }
      addressByService.remove(key);
      if (!AddressPlan.isLoadBalancer(wanted) || addressByService.containsValue(wanted)) {
        return Optional.empty();
      }
      addressByService.put(key, wanted);
      return requested;
    }
    return Optional.of(addressByService.computeIfAbsent(key, _ -> free()));
  }

  private String free() {
    while (true) {
      String address = AddressPlan.loadBalancerAddress(next);
      next = next == LAST ? FIRST : next + 1;
      if (!address.endsWith(".0")
          && !address.endsWith(".255")
          && !addressByService.containsValue(address)) {
        return address;
      }
    }
  }

  private static List<String> ingress(V1Service service) {
    if (service.getStatus() == null
        || service.getStatus().getLoadBalancer() == null
        || service.getStatus().getLoadBalancer().getIngress() == null) {
      return List.of();
    }
    return service.getStatus().getLoadBalancer().getIngress().stream()
        .map(V1LoadBalancerIngress::getIp)
        .toList();
  }

  private void report(V1Service service, Optional<String> address) {
    JsonArray ingress = new JsonArray();
    address.ifPresent(
        ip -> {
          JsonObject entry = new JsonObject();
          entry.addProperty("ip", ip);
          entry.addProperty("ipMode", "VIP");
          ingress.add(entry);
        });
    JsonObject balancer = new JsonObject();
    balancer.add("ingress", ingress);
    JsonObject status = new JsonObject();
    status.add("loadBalancer", balancer);
    JsonObject patch = new JsonObject();
    patch.add("status", status);
    try {
      api.patchMerge(
          "/api/v1/namespaces/"
              + service.getMetadata().getNamespace()
              + "/services/"
              + service.getMetadata().getName()
              + "/status",
          patch);
    } catch (ApiFailure e) {
      if (!e.isNotFound()) {
        throw e;
      }
    }
  }
}
