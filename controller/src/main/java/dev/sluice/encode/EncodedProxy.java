package dev.sluice.encode;

import dev.sluice.facts.ServicePort;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.incremental.Index;
import dev.sluice.incremental.Outlet;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.Translation;
import dev.sluice.translate.UsedPort;
import dev.sluice.translate.gateway.SiteKey;
import dev.sluice.translate.gateway.StreamKey;
import dev.sluice.translate.gateway.TableKey;
import dev.sluice.xds.envoy.Clusters;
import dev.sluice.xds.envoy.Listeners;
import dev.sluice.xds.envoy.LoadAssignments;
import dev.sluice.xds.envoy.Mixtures;
import dev.sluice.xds.envoy.Relays;
import dev.sluice.xds.envoy.RouteConfigurations;
import dev.sluice.xds.envoy.Secrets;
import dev.sluice.xds.ir.TrustAnchors;
import dev.sluice.xds.ir.Upstream;
import dev.sluice.xds.snapshot.Piece;
import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import dev.sluice.xds.snapshot.ResourceType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The resources of each fleet of proxies, each encoded again only when its intent changes.
///
/// A table of many hosts is spliced from encoded hosts, so that an edit of one host costs its own
/// encoding and a copy. Clusters and endpoints that several fleets have in common are encoded once.
/// Resources are remembered by type as well, so that types which an edit does not touch are neither
/// collected nor compared again.
public final class EncodedProxy {

  private final Translation translation;
  private final Derived<String, List<Resource>> listeners;
  private final Derived<SameRules, Piece> rules;
  private final Index<SiteKey, TableKey, EncodedSite> sites;
  private final Derived<TableKey, Resource> tables;
  private final Derived<Upstream, Resource> clusters;
  private final Derived<ServicePort, Resource> assignments;
  private final Index<UsedPort, Part, Resource> destinations;
  private final Derived<StreamKey, Resource> mixtures;
  private final Derived<StreamKey, Resource> relays;
  private final Derived<ObjectKey, Optional<Resource>> secrets;
  private final Derived<TrustAnchors, Resource> anchors;
  private final Derived<Part, ResourceSet> parts;
  private final Outlet<String, ResourceSet> fleets;

  /// Resources that follow from the translation.
  public EncodedProxy(Incremental engine, Translation translation) {
    this.translation = translation;
    this.listeners = engine.derive("listener resources", this::encodeListeners);
    this.rules = engine.derive("encoded rules", SameRules::encoded);
    this.sites = engine.index("encoded sites", translation.tables().sites(), this::encodeSite);
    this.tables = engine.derive("route configuration", this::encodeTable);
    this.clusters = engine.derive("cluster", EncodedProxy::encodeCluster);
    this.assignments = engine.derive("assignment", this::encodeMembers);
    this.destinations =
        engine.index("destinations", translation.usedBackends().all(), this::encodeDestination);
    this.mixtures = engine.derive("mixture assignment", this::encodeMixture);
    this.relays = engine.derive("extension", this::encodeRelay);
    this.secrets = engine.derive("secret", this::encodeKeyPair);
    this.anchors = engine.derive("anchors resource", EncodedProxy::encodeAnchors);
    this.parts = engine.derive("resources of type", this::collect);
    this.fleets = engine.outlet("resources", translation.gateways().fleets(), this::unite);
  }

  /// All resources of a fleet, by name of the fleet.
  public Outlet<String, ResourceSet> byFleet() {
    return fleets;
  }

  private record Part(String fleet, ResourceType type) {}

  private Optional<ResourceSet> unite(String fleet) {
    return Optional.of(
        ResourceSet.union(
            Arrays.stream(ResourceType.values())
                .map(type -> parts.get(new Part(fleet, type)))
                .toList()));
  }

  private ResourceSet collect(Part part) {
    var fleet = part.fleet();
    return switch (part.type()) {
      case CLUSTER ->
          destinations(
              part, fleetMixtures(fleet).map(StreamKey::upstream).map(clusters::get).toList());
      case ENDPOINTS -> destinations(part, fleetMixtures(fleet).map(mixtures::get).toList());
      case LISTENER -> ResourceSet.of(listeners.get(fleet));
      case ROUTES -> ResourceSet.of(translation.tablesOf(fleet).stream().map(tables::get).toList());
      case EXTENSION ->
          ResourceSet.of(translation.relays().relaysOf(fleet).stream().map(relays::get).toList());
      case SECRET ->
          ResourceSet.of(
              Stream.of(
                      translation.usedCertificates(fleet).flatMap(key -> secrets.get(key).stream()),
                      translation.clientAnchors(fleet).map(anchors::get),
                      destinations.get(part).values().stream())
                  .flatMap(resources -> resources)
                  .distinct()
                  .toList());
    };
  }

  private Stream<StreamKey> fleetMixtures(String fleet) {
    return translation.relays().mixturesOf(fleet).stream();
  }

  /// Those of used ports are in the order of their names already.
  private ResourceSet destinations(Part part, List<Resource> others) {
    var used = destinations.get(part).values();
    return ResourceSet.of(
        part.type(),
        others.isEmpty()
            ? used
            : Stream.concat(used.stream(), others.stream())
                .sorted(Comparator.comparing(Resource::name))
                .toList());
  }

  private Map<Part, Resource> encodeDestination(UsedPort used) {
    var encoded = new HashMap<Part, Resource>();
    var upstream = translation.upstream(used);
    upstream.ifPresent(
        found -> encoded.put(new Part(used.fleet(), ResourceType.CLUSTER), clusters.get(found)));
    upstream
        .filter(found -> found.discovery() instanceof Upstream.Discovery.Delivered)
        .ifPresent(
            _ ->
                encoded.put(
                    new Part(used.fleet(), ResourceType.ENDPOINTS), assignments.get(used.port())));
    translation
        .anchors(used)
        .ifPresent(
            found -> encoded.put(new Part(used.fleet(), ResourceType.SECRET), anchors.get(found)));
    return encoded;
  }

  private List<Resource> encodeListeners(String fleet) {
    return translation.binds().of(fleet).stream()
        .map(bind -> Resource.of(ResourceType.LISTENER, bind.name(), Listeners.listener(bind)))
        .toList();
  }

  private Map<TableKey, EncodedSite> encodeSite(SiteKey key) {
    var site = translation.sites().get(key);
    return Map.of(key.table(), EncodedSite.of(site.host(), rules.get(new SameRules(site))));
  }

  private Resource encodeTable(TableKey key) {
    var virtualHosts = EncodedSite.virtualHosts(sites.get(key).values());
    return Resource.of(
        ResourceType.ROUTES,
        key.name(),
        RouteConfigurations.splice(key.name(), virtualHosts.stream().map(Piece::body).toList()),
        virtualHosts);
  }

  private static Resource encodeCluster(Upstream upstream) {
    return Resource.of(ResourceType.CLUSTER, upstream.name(), Clusters.cluster(upstream));
  }

  private Resource encodeMembers(ServicePort port) {
    var members = translation.members(port);
    return Resource.of(
        ResourceType.ENDPOINTS, members.upstream(), LoadAssignments.loadAssignment(members));
  }

  private Resource encodeMixture(StreamKey key) {
    return Resource.of(
        ResourceType.ENDPOINTS,
        key.name(),
        Mixtures.loadAssignment(translation.relays().mixture(key)));
  }

  private Resource encodeRelay(StreamKey key) {
    return Resource.of(
        ResourceType.EXTENSION, key.name(), Relays.extension(translation.relays().relay(key)));
  }

  private static Resource encodeAnchors(TrustAnchors anchors) {
    return Resource.of(ResourceType.SECRET, anchors.name(), Secrets.secret(anchors));
  }

  private Optional<Resource> encodeKeyPair(ObjectKey secret) {
    return translation
        .keyPair(secret)
        .found()
        .map(pair -> Resource.of(ResourceType.SECRET, pair.name(), Secrets.secret(pair)));
  }
}
