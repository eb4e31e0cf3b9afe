package dev.sluice.cluster.companion;

import dev.sluice.knative.Visibility;
import dev.sluice.knative.companion.CompanionRoute.Parent;
import dev.sluice.knative.companion.GatewayChoice.Listener;
import dev.sluice.knative.companion.Gateways;
import dev.sluice.object.Change;
import dev.sluice.object.Gateway;
import dev.sluice.object.GatewayChoice;
import dev.sluice.object.Kind;
import dev.sluice.object.KnativeIngress;
import dev.sluice.object.ListenerTls;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.knative.LoadBalancer;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The Gateways that the settings name, as they are, and where clients find them. One thread at a
/// time.
final class Sites {

  private static final String HTTPS = "HTTPS";
  private static final String HTTP = "HTTP";
  private static final Pattern IP = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private final String clusterDomain;
  private final Map<ObjectKey, Gateway> gateways = new HashMap<>();
  private final Map<ObjectKey, String> addresses = new HashMap<>();
  private CompanionSettings settings = CompanionSettings.DEFAULT;

  /// @param clusterDomain the domain of Services
  Sites(String clusterDomain) {
    this.clusterDomain = clusterDomain;
  }

  /// The settings are these from now on.
  void use(CompanionSettings others) {
    settings = others;
  }

  /// Takes note of a change of a Gateway.
  void take(Change change) {
    if (change instanceof Change.Put(Gateway gateway)) {
      gateways.put(gateway.key(), gateway);
    } else {
      gateways.remove(change.key());
    }
  }

  /// Takes note of the first address of a Gateway; empty for none. Tells whether that is news.
  boolean take(ObjectKey gateway, String address) {
    return !address.equals(addresses.put(gateway, address));
  }

  /// Whether the settings name the Gateway or the Service.
  boolean names(ObjectKey key) {
    return settings
        .all()
        .anyMatch(
            choice -> choice.gateway().equals(key) || choice.service().equals(Optional.of(key)));
  }

  /// The Gateways that are named.
  List<ObjectKey> keys() {
    return settings.all().map(GatewayChoice::gateway).distinct().toList();
  }

  /// A Gateway that is named, if it is there.
  Optional<Gateway> find(ObjectKey key) {
    return names(key) ? Optional.ofNullable(gateways.get(key)) : Optional.empty();
  }

  /// The Gateway of a route, if it is there.
  Optional<Gateway> find(Parent parent) {
    return find(key(parent));
  }

  /// The Service at which the proxies of a Gateway are found, if the settings name one.
  Optional<ObjectKey> service(Parent parent) {
    return settings
        .all()
        .filter(choice -> choice.gateway().equals(key(parent)))
        .flatMap(choice -> choice.service().stream())
        .findFirst();
  }

  /// The Gateways for a KIngress.
  Gateways of(KnativeIngress ingress) {
    return new Gateways(
        choices(ingress, Visibility.EXTERNAL_IP), choices(ingress, Visibility.CLUSTER_LOCAL));
  }

  /// Where clients find rules of a KIngress, if anywhere.
  Optional<LoadBalancer> loadBalancer(KnativeIngress ingress, Visibility visibility) {
    return settings.choices(visibility, ingress.metadata().labels()).stream()
        .findFirst()
        .flatMap(this::loadBalancer);
  }

  private Optional<LoadBalancer> loadBalancer(GatewayChoice choice) {
    return choice
        .service()
        .map(
            service -> "%s.%s.svc.%s".formatted(service.name(), service.namespace(), clusterDomain))
        .or(() -> Optional.ofNullable(addresses.get(choice.gateway())))
        .filter(address -> !address.isEmpty())
        .map(Sites::at);
  }

  private static LoadBalancer at(String address) {
    return IP.matcher(address).matches()
        ? new LoadBalancer(Optional.of(address), Optional.empty())
        : new LoadBalancer(Optional.empty(), Optional.of(address));
  }

  private List<dev.sluice.knative.companion.GatewayChoice> choices(
      KnativeIngress ingress, Visibility visibility) {
    return settings.choices(visibility, ingress.metadata().labels()).stream()
        .map(
            choice ->
                new dev.sluice.knative.companion.GatewayChoice(
                    choice.gateway().namespace(),
                    choice.gateway().name(),
                    Collections.emptySortedMap(),
                    choice.features(),
                    listeners(choice.gateway())))
        .toList();
  }

  private List<Listener> listeners(ObjectKey gateway) {
    return find(gateway).stream()
        .flatMap(found -> found.listeners().stream())
        .filter(listener -> !OwnListeners.isOne(listener.name()))
        .filter(listener -> serves(listener, HTTP) || serves(listener, HTTPS))
        .map(
            listener -> new Listener(listener.name(), serves(listener, HTTPS), listener.hostname()))
        .toList();
  }

  static boolean serves(dev.sluice.object.Listener listener, String protocol) {
    return listener.protocol().equals(protocol)
        && listener.tls().stream().allMatch(tls -> tls.mode().equals(ListenerTls.TERMINATE));
  }

  private static ObjectKey key(Parent parent) {
    return new ObjectKey(Kind.GATEWAY, parent.namespace(), parent.name());
  }
}
