package dev.sluice.cluster.companion;

import dev.sluice.knative.IngressSplit;
import dev.sluice.knative.ServicePortRef;
import dev.sluice.knative.companion.PortNumbers;
import dev.sluice.object.Change;
import dev.sluice.object.EndpointSlice;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The Services of the cluster and the pods behind them. One thread at a time.
final class Backends {

  private static final String PLAIN = "http";
  private static final String SECURE = "https";

  private final Map<ObjectKey, Service> services = new HashMap<>();
  private final Map<ObjectKey, EndpointSlice> slices = new HashMap<>();
  private final Map<ObjectKey, Map<ObjectKey, EndpointSlice>> byService = new HashMap<>();

  /// Takes note of a change; tells which Service it is about.
  Optional<ObjectKey> take(Change change) {
    return switch (change) {
      case Change.Put(Service service) -> {
        services.put(service.key(), service);
        yield Optional.of(service.key());
      }
      case Change.Put(EndpointSlice slice) -> {
        drop(slice.key());
        slices.put(slice.key(), slice);
        slice.service().ifPresent(service -> join(service, slice));
        yield slice.service();
      }
      case Change.Put _ -> Optional.empty();
      case Change.Delete(var key) when key.kind() == Kind.SERVICE -> {
        services.remove(key);
        yield Optional.of(key);
      }
      case Change.Delete(var key) -> drop(key);
    };
  }

  /// The ports of Services in a namespace. A number is believed while the Service is not there.
  PortNumbers ports(String namespace) {
    return split -> port(namespace, split);
  }

  /// The pods that are ready behind a Service where its proxies serve a port of a listener.
  ///
  /// @param listener the port of the listener; where the Service has no such port, one is taken
  ///   whose name says what is spoken there
  List<Target> targets(ObjectKey service, int listener, boolean secure) {
    return named(service, listener, secure).stream()
        .flatMap(name -> pods(service, name, secure))
        .distinct()
        .toList();
  }

  private Optional<Integer> port(String namespace, IngressSplit split) {
    var service =
        Optional.ofNullable(
            services.get(new ObjectKey(Kind.SERVICE, namespace, split.serviceName())));
    return switch (split.port()) {
      case ServicePortRef.Numbered(var number) ->
          service.isEmpty() || service.flatMap(known -> known.port(number)).isPresent()
              ? Optional.of(number)
              : Optional.empty();
      case ServicePortRef.Named(var name) ->
          service.stream()
              .flatMap(known -> known.ports().stream())
              .filter(port -> port.name().equals(name))
              .map(Service.Port::port)
              .findFirst();
    };
  }

  private Optional<String> named(ObjectKey key, int listener, boolean secure) {
    var service = Optional.ofNullable(services.get(key));
    return service
        .flatMap(known -> known.port(listener))
        .or(
            () ->
                service.stream()
                    .flatMap(known -> known.ports().stream())
                    .filter(port -> speaks(port.name(), secure))
                    .findFirst())
        .map(Service.Port::name);
  }

  private static boolean speaks(String name, boolean secure) {
    return name.startsWith(PLAIN) && name.startsWith(SECURE) == secure;
  }

  private Stream<Target> pods(ObjectKey service, String port, boolean secure) {
    return byService.getOrDefault(service, Map.of()).values().stream()
        .flatMap(
            slice ->
                slice.ports().stream()
                    .filter(found -> found.name().equals(port))
                    .flatMap(found -> found.port().stream())
                    .flatMap(number -> pods(slice, number, secure)));
  }

  private static Stream<Target> pods(EndpointSlice slice, int port, boolean secure) {
    return slice.endpoints().stream()
        .filter(EndpointSlice.Endpoint::ready)
        .filter(endpoint -> !endpoint.addresses().isEmpty())
        .map(endpoint -> new Target(endpoint.addresses().getFirst(), port, secure));
  }

  private void join(ObjectKey service, EndpointSlice slice) {
    byService.computeIfAbsent(service, _ -> new TreeMap<>()).put(slice.key(), slice);
  }

  private Optional<ObjectKey> drop(ObjectKey key) {
    var service = Optional.ofNullable(slices.remove(key)).flatMap(EndpointSlice::service);
    service.ifPresent(
        name ->
            byService.computeIfPresent(
                name,
                (_, all) -> {
                  all.remove(key);
                  return all.isEmpty() ? null : all;
                }));
    return service;
  }
}
