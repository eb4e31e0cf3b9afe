package dev.sluice.facts;

import dev.sluice.facts.ServicePort.Use;
import dev.sluice.incremental.Incremental;
import dev.sluice.incremental.Input;
import dev.sluice.incremental.KeySet;
import dev.sluice.incremental.Keys;
import dev.sluice.object.ApiObject;
import dev.sluice.object.BackendTlsPolicy;
import dev.sluice.object.Change;
import dev.sluice.object.ConfigMap;
import dev.sluice.object.CustomResourceDefinition;
import dev.sluice.object.Deployment;
import dev.sluice.object.EndpointSlice;
import dev.sluice.object.Gateway;
import dev.sluice.object.GatewayClass;
import dev.sluice.object.GrpcRoute;
import dev.sluice.object.HttpRoute;
import dev.sluice.object.Kind;
import dev.sluice.object.KnativeIngress;
import dev.sluice.object.ListenerSet;
import dev.sluice.object.Namespace;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.Pod;
import dev.sluice.object.ReferenceGrant;
import dev.sluice.object.Route;
import dev.sluice.object.Secret;
import dev.sluice.object.Service;
import dev.sluice.object.TcpRoute;
import dev.sluice.object.TlsRoute;
import dev.sluice.object.UdpRoute;
import dev.sluice.xds.ir.Member;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Everything that translation may read: the watched objects, indexes over them, and what is known
/// about the proxies.
///
/// Reads inside a derived function are tracked. Owned by the thread that owns the engine.
public final class Facts {

  /// The label that every namespace has, whether or not an object says so.
  private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

  private final Input<ObjectKey, Optional<ApiObject>> objects;
  private final Input<ServicePort, Optional<Member>> standIns;
  private final Input<String, FleetState> fleets;
  private final Input<ObjectKey, Optional<KnativeIngress>> ingressesInForce;
  private final Input<ObjectKey, Rollout> rollouts;
  private final Input<String, SortedMap<String, String>> rejections;
  private final Indexes indexes;
  private final Map<Kind, KeySet<ObjectKey>> keys = new EnumMap<>(Kind.class);
  private final Surroundings surroundings;

  /// Facts about nothing yet.
  ///
  /// @param engine where reads are tracked
  /// @param surroundings what is fixed for the life of the process
  public Facts(Incremental engine, Surroundings surroundings) {
    this.surroundings = surroundings;
    objects = engine.input("objects", Optional.empty());
    standIns = engine.input("stand-ins", Optional.empty());
    fleets = engine.input("fleets", FleetState.UNKNOWN);
    ingressesInForce = engine.input("ingresses in force", Optional.empty());
    rollouts = engine.input("rollouts", Rollout.NONE);
    indexes = new Indexes(engine, surroundings.knative());
    rejections = engine.input("rejections", FleetState.UNKNOWN.rejections());
    Stream.of(Kind.values()).forEach(kind -> keys.put(kind, new KeySet<>()));
  }

  /// Takes in changes as one revision; what they mean for translation shows at the next read.
  public void apply(List<Change> changes) {
    changes.forEach(this::apply);
    indexes.publish();
  }

  private void apply(Change change) {
    var after =
        change instanceof Change.Put(var object)
            ? Optional.of(object)
            : Optional.<ApiObject>empty();
    var before = objects.get(change.key());
    if (!objects.set(change.key(), after)) {
      return;
    }
    if (before.isEmpty()) {
      keys(change.key().kind()).add(change.key());
    } else if (after.isEmpty()) {
      keys(change.key().kind()).remove(change.key());
    }
    indexes.replace(before, after);
    after.ifPresent(this::standIn);
  }

  private void standIn(ApiObject object) {
    if (object instanceof Service service) {
      service
          .ports()
          .forEach(
              port -> {
                var key = new ServicePort(service.key(), port.port(), use(port));
                standIns.set(key, surroundings.standIns().standIn(service, port));
              });
    }
  }

  /// Takes in what is known about the proxies of a fleet.
  public void apply(String fleet, FleetState state) {
    fleets.set(fleet, state);
    rejections.set(fleet, state.rejections());
  }

  /// Puts a version of a KIngress in force, or none; requests follow it from the next read on.
  public void enforce(ObjectKey key, Optional<KnativeIngress> version) {
    ingressesInForce.set(key, version);
  }

  /// Takes in how far a KIngress has come on its way to the proxies.
  public void apply(ObjectKey ingress, Rollout rollout) {
    rollouts.set(ingress, rollout);
  }

  /// What is fixed for the life of the process.
  public Surroundings surroundings() {
    return surroundings;
  }

  /// The keys of all objects of some kinds, for those who follow them.
  public Keys<ObjectKey> keys(Set<Kind> kinds) {
    return Keys.union(kinds.stream().map(this::keys).toList());
  }

  private KeySet<ObjectKey> keys(Kind kind) {
    return Objects.requireNonNull(keys.get(kind));
  }

  /// All objects of a kind, in order. Not for derived functions: those that are about all objects
  /// of a kind are to be an index.
  public SortedSet<ObjectKey> all(Kind kind) {
    return keys(kind).sorted();
  }

  /// The ListenerSets that name the Gateway as their parent, in order.
  public List<ObjectKey> listenerSetsOf(ObjectKey gateway) {
    return indexes.listenerSetsOf(gateway);
  }

  /// The policies of all kinds that name the object or a part of it as a target, in order.
  public List<ObjectKey> policiesFor(ObjectKey target) {
    return indexes.policiesFor(target);
  }

  /// The routes of all kinds that name the Service as a backend, in order.
  public List<ObjectKey> routesTo(ObjectKey service) {
    return indexes.routesTo(service);
  }

  /// The KIngresses of our class that name the host, in order.
  public List<ObjectKey> ingressesFor(String host) {
    return indexes.ingressesFor(host);
  }

  /// The HTTPRoutes and GRPCRoutes that name the exact host, in order.
  public List<ObjectKey> routesFor(String host) {
    return indexes.routesFor(host);
  }

  /// The ConfigMaps of a namespace that hold certificates of authorities for Knative, in order.
  public List<ObjectKey> trustBundlesIn(String namespace) {
    return indexes.trustBundlesIn(namespace);
  }

  /// The slices of a Service, in order.
  public List<ObjectKey> slicesOf(ObjectKey service) {
    return indexes.slicesOf(service);
  }

  /// The grants into a namespace, in order.
  public List<ReferenceGrant> grantsInto(String namespace) {
    return indexes.grantsInto(namespace).stream()
        .flatMap(key -> object(key, ReferenceGrant.class).stream())
        .toList();
  }

  /// An object of any kind.
  public Optional<ApiObject> object(ObjectKey key) {
    return objects.get(key);
  }

  /// A GatewayClass by name.
  public Optional<GatewayClass> gatewayClass(String name) {
    return object(new ObjectKey(Kind.GATEWAY_CLASS, "", name), GatewayClass.class);
  }

  /// A Gateway.
  public Optional<Gateway> gateway(ObjectKey key) {
    return object(key, Gateway.class);
  }

  /// A ListenerSet.
  public Optional<ListenerSet> listenerSet(ObjectKey key) {
    return object(key, ListenerSet.class);
  }

  /// A route of any kind; empty for objects that are no routes.
  public Optional<Route> route(ObjectKey key) {
    return object(key, Route.class);
  }

  /// An HTTPRoute.
  public Optional<HttpRoute> httpRoute(ObjectKey key) {
    return object(key, HttpRoute.class);
  }

  /// A GRPCRoute.
  public Optional<GrpcRoute> grpcRoute(ObjectKey key) {
    return object(key, GrpcRoute.class);
  }

  /// A TLSRoute.
  public Optional<TlsRoute> tlsRoute(ObjectKey key) {
    return object(key, TlsRoute.class);
  }

  /// A TCPRoute.
  public Optional<TcpRoute> tcpRoute(ObjectKey key) {
    return object(key, TcpRoute.class);
  }

  /// A UDPRoute.
  public Optional<UdpRoute> udpRoute(ObjectKey key) {
    return object(key, UdpRoute.class);
  }

  /// A BackendTLSPolicy.
  public Optional<BackendTlsPolicy> backendTlsPolicy(ObjectKey key) {
    return object(key, BackendTlsPolicy.class);
  }

  /// A KIngress of our class, as its owner wants it now.
  public Optional<KnativeIngress> knativeIngress(ObjectKey key) {
    return object(key, KnativeIngress.class)
        .filter(ingress -> ingress.ofClass(surroundings.knative().ingressClass()));
  }

  /// The version of a KIngress that requests follow.
  public Optional<KnativeIngress> ingressInForce(ObjectKey key) {
    return ingressesInForce.get(key);
  }

  /// How far a KIngress has come on its way to the proxies.
  public Rollout rollout(ObjectKey ingress) {
    return rollouts.get(ingress);
  }

  /// How far a Deployment has come.
  public Optional<Deployment> deployment(ObjectKey key) {
    return object(key, Deployment.class);
  }

  /// A Pod.
  public Optional<Pod> pod(ObjectKey key) {
    return object(key, Pod.class);
  }

  /// The definition of a kind.
  public Optional<CustomResourceDefinition> definition(ObjectKey key) {
    return object(key, CustomResourceDefinition.class);
  }

  /// A Service.
  public Optional<Service> service(ObjectKey key) {
    return object(key, Service.class);
  }

  /// An EndpointSlice.
  public Optional<EndpointSlice> endpointSlice(ObjectKey key) {
    return object(key, EndpointSlice.class);
  }

  /// A Secret.
  public Optional<Secret> secret(ObjectKey key) {
    return object(key, Secret.class);
  }

  /// A ConfigMap.
  public Optional<ConfigMap> configMap(ObjectKey key) {
    return object(key, ConfigMap.class);
  }

  /// The labels of a namespace, with the one that every namespace has.
  public Map<String, String> namespaceLabels(String namespace) {
    return object(new ObjectKey(Kind.NAMESPACE, "", namespace), Namespace.class)
        .map(found -> withName(namespace, found.metadata().labels()))
        .orElse(Map.of(NAMESPACE_NAME, namespace));
  }

  /// Who answers for a port of a Service that has no endpoints, if anybody.
  public Optional<Member> standIn(ServicePort port) {
    return standIns.get(port.datagrams() ? port : port.with(Use.REQUESTS));
  }

  private static Use use(Service.Port port) {
    return port.datagrams() ? Use.DATAGRAMS : Use.REQUESTS;
  }

  /// What is known about the proxies of a fleet.
  public FleetState fleet(String name) {
    return fleets.get(name);
  }

  /// What proxies of a fleet refused: the text of the proxy by name of the resource. For those whom
  /// it does not concern who comes and goes.
  public SortedMap<String, String> rejections(String fleet) {
    return rejections.get(fleet);
  }

  /// Nothing if the key is of another kind.
  private <T extends ApiObject> Optional<T> object(ObjectKey key, Class<T> type) {
    return objects.get(key).filter(type::isInstance).map(type::cast);
  }

  private static Map<String, String> withName(String name, Map<String, String> labels) {
    var all = new TreeMap<>(labels);
    all.put(NAMESPACE_NAME, name);
    return all;
  }
}
