package dev.sluice.encode;

import com.google.protobuf.ByteString;
import dev.sluice.facts.ServicePort;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.incremental.Index;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.Translation;
import dev.sluice.translate.gateway.SiteKey;
import dev.sluice.translate.gateway.StreamKey;
import dev.sluice.translate.gateway.TableKey;
import dev.sluice.xds.envoy.Clusters;
import dev.sluice.xds.envoy.Encoding;
import dev.sluice.xds.envoy.Listeners;
import dev.sluice.xds.envoy.LoadAssignments;
import dev.sluice.xds.envoy.Mixtures;
import dev.sluice.xds.envoy.Relays;
import dev.sluice.xds.envoy.RouteConfigurations;
import dev.sluice.xds.envoy.Secrets;
import dev.sluice.xds.envoy.VirtualHosts;
import dev.sluice.xds.ir.TrustAnchors;
import dev.sluice.xds.ir.Upstream;
import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import dev.sluice.xds.snapshot.ResourceType;
import java.util.Arrays;
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
  private final Index<SiteKey, TableKey, ByteString> virtualHosts;
  private final Derived<TableKey, Resource> tables;
  private final Derived<Upstream, Resource> clusters;
  private final Derived<ServicePort, Resource> assignments;
  private final Derived<StreamKey, Resource> mixtures;
  private final Derived<StreamKey, Resource> relays;
  private final Derived<ObjectKey, Optional<Resource>> secrets;
  private final Derived<TrustAnchors, Resource> anchors;
  private final Derived<Part, ResourceSet> parts;
  private final Derived<String, ResourceSet> fleets;

  /// Resources that follow from the translation.
  public EncodedProxy(Incremental engine, Translation translation) {
    this.translation = translation;
    this.listeners = engine.derive("listener resources", this::encodeListeners);
    this.virtualHosts =
        engine.index(
            "virtual host",
            translation.tables().sites(),
            key -> Map.of(key.table(), encodeSite(key)));
    this.tables = engine.derive("route configuration", this::encodeTable);
    this.clusters = engine.derive("cluster", EncodedProxy::encodeCluster);
    this.assignments = engine.derive("assignment", this::encodeMembers);
    this.mixtures = engine.derive("mixture assignment", this::encodeMixture);
    this.relays = engine.derive("extension", this::encodeRelay);
    this.secrets = engine.derive("secret", this::encodeKeyPair);
    this.anchors = engine.derive("anchors resource", EncodedProxy::encodeAnchors);
    this.parts = engine.derive("resources of type", this::collect);
    this.fleets = engine.derive("resources", this::unite);
  }

  /// All resources of a fleet, by name of the fleet.
  public Derived<String, ResourceSet> byFleet() {
    return fleets;
  }

  private record Part(String fleet, ResourceType type) {}

  private ResourceSet unite(String fleet) {
    return ResourceSet.union(
        Arrays.stream(ResourceType.values())
            .map(type -> parts.get(new Part(fleet, type)))
            .toList());
  }

  private ResourceSet collect(Part part) {
    var fleet = part.fleet();
    var resources =
        switch (part.type()) {
          case CLUSTER -> translation.upstreams(fleet).map(clusters::get);
          case ENDPOINTS ->
              Stream.concat(
                  translation.delivered(fleet).map(assignments::get),
                  translation.relays().mixturesOf(fleet).stream().map(mixtures::get));
          case LISTENER -> listeners.get(fleet).stream();
          case ROUTES -> translation.tablesOf(fleet).stream().map(tables::get);
          case EXTENSION -> translation.relays().relaysOf(fleet).stream().map(relays::get);
          case SECRET ->
              Stream.concat(
                  translation.usedCertificates(fleet).flatMap(key -> secrets.get(key).stream()),
                  translation.usedAnchors(fleet).map(anchors::get));
        };
    return ResourceSet.of(resources.toList());
  }

  private List<Resource> encodeListeners(String fleet) {
    return translation.binds().of(fleet).stream()
        .map(bind -> Resource.of(ResourceType.LISTENER, bind.name(), Listeners.listener(bind)))
        .toList();
  }

  private ByteString encodeSite(SiteKey key) {
    return Encoding.bytes(VirtualHosts.virtualHost(translation.sites().get(key)));
  }

  private Resource encodeTable(TableKey key) {
    var hosts = virtualHosts.get(key).values();
    return Resource.of(
        ResourceType.ROUTES, key.name(), RouteConfigurations.splice(key.name(), hosts));
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
