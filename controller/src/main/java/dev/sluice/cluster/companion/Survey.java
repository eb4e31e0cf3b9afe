package dev.sluice.cluster.companion;

import dev.sluice.cluster.companion.Prober.Probe;
import dev.sluice.json.Json.Obj;
import dev.sluice.knative.IngressIdentity;
import dev.sluice.knative.IngressProblems;
import dev.sluice.knative.Visibility;
import dev.sluice.knative.companion.Origin;
import dev.sluice.knative.companion.ProbeRequest;
import dev.sluice.knative.companion.TlsListener;
import dev.sluice.knative.companion.TlsListeners;
import dev.sluice.object.ApiObject;
import dev.sluice.object.Change;
import dev.sluice.object.ConfigMap;
import dev.sluice.object.Gateway;
import dev.sluice.object.Kind;
import dev.sluice.object.KnativeIngress;
import dev.sluice.object.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What of the cluster matters to KIngresses that are written as HTTPRoutes. Every change tells
/// which KIngresses and which Gateways are to be looked at. Any thread.
final class Survey {

  private static final String CONFIG = "config-gateway";
  private static final String READY = "Ready";

  private final CompanionScope scope;
  private final Map<ObjectKey, KnativeIngress> ingresses = new HashMap<>();
  private final Map<ObjectKey, KnativeIngress> left = new HashMap<>();
  private final Map<ObjectKey, Long> ready = new HashMap<>();
  private final Belongings belongings = new Belongings();
  private final Backends backends = new Backends();
  private final Sites sites;

  Survey(CompanionScope scope) {
    this.scope = scope;
    this.sites = new Sites(scope.clusterDomain());
  }

  /// Takes note of a change; tells what is to be looked at.
  synchronized Collection<ObjectKey> take(Change change) {
    return switch (change.key().kind()) {
      case KNATIVE_INGRESS -> ingress(change);
      case HTTP_ROUTE, REFERENCE_GRANT -> belongings.take(change);
      case SERVICE, ENDPOINT_SLICE -> backend(change);
      case GATEWAY -> gateway(change);
      case CONFIG_MAP -> config(change);
      default -> List.of();
    };
  }

  /// Takes note of a status; tells what is to be looked at.
  synchronized Collection<ObjectKey> take(ObjectKey key, Obj status) {
    return switch (key.kind()) {
      case HTTP_ROUTE ->
          belongings.take(key, RouteStatuses.of(status, key.namespace())).stream().toList();
      case GATEWAY -> sites.take(key, address(status)) && sites.names(key) ? all() : List.of();
      case KNATIVE_INGRESS -> {
        ready.put(key, readyGeneration(status));
        yield List.of();
      }
      default -> List.of();
    };
  }

  /// An object is gone.
  synchronized void drop(ObjectKey key) {
    belongings.drop(key);
    ready.remove(key);
  }

  /// Everything there is to look at.
  synchronized Collection<ObjectKey> all() {
    var all = new ArrayList<>(sites.keys());
    all.addAll(ingresses.keySet());
    all.addAll(left.keySet());
    return all;
  }

  /// The KIngress and what there is for it, if it is one to be written.
  synchronized Optional<Assignment> assignment(ObjectKey key) {
    return Optional.ofNullable(ingresses.get(key)).map(this::assignment);
  }

  /// A KIngress that was given to another layer, whose routes are to go.
  synchronized Optional<Leftovers> leftovers(ObjectKey key) {
    return Optional.ofNullable(left.get(key))
        .map(
            ingress ->
                new Leftovers(
                    belongings.of(ingress, Kind.HTTP_ROUTE).toList(),
                    belongings.of(ingress, Kind.REFERENCE_GRANT).toList()));
  }

  /// A KIngress that was given to another layer needs nothing more.
  synchronized void settle(ObjectKey key) {
    left.remove(key);
  }

  /// A Gateway of the settings, if it is there.
  synchronized Optional<Gateway> gateway(ObjectKey key) {
    return sites.find(key);
  }

  /// The listeners for certificates that a Gateway should have, in order.
  synchronized List<TlsListener> listeners(ObjectKey gateway) {
    return ingresses.values().stream()
        .filter(ingress -> !ingress.spec().tls().isEmpty())
        .filter(ingress -> problems(ingress).isEmpty())
        .flatMap(ingress -> TlsListeners.of(origin(ingress), sites.of(ingress)).stream())
        .filter(listener -> listener.gatewayNamespace().equals(gateway.namespace()))
        .filter(listener -> listener.gateway().equals(gateway.name()))
        .sorted(Comparator.comparing(TlsListener::name))
        .toList();
  }

  /// The proxies to ask for a KIngress; empty if not all that are to be asked are there.
  ///
  /// @param certificates its listeners for certificates
  synchronized Optional<Set<Probe>> probes(
      ProbeRequest request, Collection<TlsListener> certificates) {
    return new ProbePlan(sites, backends).probes(request, certificates);
  }

  /// The object that has a name already, whoever made it.
  synchronized Optional<ApiObject> find(ObjectKey key) {
    return belongings.find(key);
  }

  static List<IngressProblems.Problem> problems(KnativeIngress ingress) {
    return IngressProblems.of(ingress.spec(), ingress.metadata().namespace());
  }

  private Assignment assignment(KnativeIngress ingress) {
    var origin = origin(ingress);
    var gateways = sites.of(ingress);
    var reader = new RouteReader(labels(origin), origin.annotations().keySet());
    return new Assignment(
        ingress,
        origin,
        gateways,
        backends.ports(ingress.metadata().namespace()),
        belongings.routes(ingress, reader),
        belongings.of(ingress, Kind.REFERENCE_GRANT).map(ApiObject::key).toList(),
        ready.getOrDefault(ingress.key(), -1L) == ingress.metadata().generation(),
        new Outlook(
            sites.loadBalancer(ingress, Visibility.EXTERNAL_IP),
            sites.loadBalancer(ingress, Visibility.CLUSTER_LOCAL)));
  }

  private static Set<String> labels(Origin origin) {
    var names = new LinkedHashSet<>(origin.labels().keySet());
    names.add("networking.internal.knative.dev/ingress");
    names.add("networking.knative.dev/visibility");
    return names;
  }

  private static Origin origin(KnativeIngress ingress) {
    var metadata = ingress.metadata();
    return new Origin(
        new IngressIdentity(metadata.namespace(), metadata.name()),
        metadata.uid(),
        metadata.labels(),
        metadata.annotations(),
        ingress.spec());
  }

  private Collection<ObjectKey> ingress(Change change) {
    var key = change.key();
    var before = Optional.ofNullable(ingresses.remove(key));
    left.remove(key);
    if (change instanceof Change.Put(KnativeIngress ingress)) {
      if (ingress.ofClass(scope.ingressClass()) && !ingress.metadata().deleted()) {
        ingresses.put(key, ingress);
      } else if (!ingress.metadata().deleted()) {
        before.ifPresent(mine -> left.put(key, mine));
      }
    }
    var affected = new ArrayList<ObjectKey>();
    if (before.isPresent() || ingresses.containsKey(key)) {
      affected.addAll(sites.keys());
      affected.add(key);
    }
    return affected;
  }

  private Collection<ObjectKey> backend(Change change) {
    var service = backends.take(change);
    if (service.filter(sites::names).isPresent()) {
      return all();
    }
    return change.key().kind() == Kind.SERVICE ? users(change.key()) : List.of();
  }

  private List<ObjectKey> users(ObjectKey service) {
    return ingresses.values().stream()
        .filter(ingress -> ingress.metadata().namespace().equals(service.namespace()))
        .filter(ingress -> uses(ingress, service.name()))
        .map(KnativeIngress::key)
        .toList();
  }

  private static boolean uses(KnativeIngress ingress, String service) {
    return ingress.spec().rules().stream()
        .flatMap(rule -> rule.paths().stream())
        .flatMap(path -> path.splits().stream())
        .anyMatch(split -> split.serviceName().equals(service));
  }

  private Collection<ObjectKey> gateway(Change change) {
    sites.take(change);
    return sites.names(change.key()) ? all() : List.of();
  }

  /// What does not fit leaves the settings as they were.
  private Collection<ObjectKey> config(Change change) {
    var key = change.key();
    if (!key.name().equals(CONFIG) || !key.namespace().equals(scope.systemNamespace())) {
      return List.of();
    }
    var settings =
        change instanceof Change.Put(ConfigMap map)
            ? CompanionSettings.of(map)
            : Optional.of(CompanionSettings.DEFAULT);
    settings.ifPresent(sites::use);
    return all();
  }

  private static String address(Obj status) {
    return status.objects("addresses").stream()
        .map(address -> address.text("value"))
        .findFirst()
        .orElse("");
  }

  private static long readyGeneration(Obj status) {
    var ready =
        status.objects("conditions").stream()
            .filter(condition -> condition.text("type").equals(READY))
            .anyMatch(condition -> condition.text("status").equals("True"));
    return ready ? status.number("observedGeneration").orElse(-1L) : -1L;
  }
}
