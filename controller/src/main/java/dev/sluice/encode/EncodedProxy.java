package dev.sluice.encode;

import com.google.protobuf.ByteString;
import dev.sluice.facts.ServicePort;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.Translation;
import dev.sluice.translate.gateway.Sites.SiteKey;
import dev.sluice.translate.gateway.TableKey;
import dev.sluice.xds.envoy.Clusters;
import dev.sluice.xds.envoy.Encoding;
import dev.sluice.xds.envoy.Listeners;
import dev.sluice.xds.envoy.LoadAssignments;
import dev.sluice.xds.envoy.RouteConfigurations;
import dev.sluice.xds.envoy.Secrets;
import dev.sluice.xds.envoy.VirtualHosts;
import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import dev.sluice.xds.snapshot.ResourceType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The resources of the proxies shared by all Gateways, each encoded again only when its intent
/// changes.
///
/// A table of many hosts is spliced from encoded hosts, so that an edit of one host costs its own
/// encoding and a copy. Resources are remembered by type as well, so that types which an edit does
/// not touch are neither collected nor compared again.
public final class EncodedProxy {

  private final Translation translation;
  private final Derived<ObjectKey, List<Resource>> listeners;
  private final Derived<SiteKey, ByteString> virtualHosts;
  private final Derived<TableKey, Resource> tables;
  private final Derived<ServicePort, Optional<Resource>> clusters;
  private final Derived<ServicePort, Optional<Resource>> assignments;
  private final Derived<ObjectKey, Optional<Resource>> secrets;
  private final Derived<ResourceType, ResourceSet> byType;

  /// Resources that follow from the translation.
  public EncodedProxy(Incremental engine, Translation translation) {
    this.translation = translation;
    this.listeners = engine.derive("listener resources", this::encodeListeners);
    this.virtualHosts = engine.derive("virtual host", this::encodeSite);
    this.tables = engine.derive("route configuration", this::encodeTable);
    this.clusters = engine.derive("cluster", this::encodeCluster);
    this.assignments = engine.derive("assignment", this::encodeMembers);
    this.secrets = engine.derive("secret", this::encodeKeyPair);
    this.byType = engine.derive("resources of type", this::ofType);
  }

  /// All resources as of the current facts.
  public ResourceSet resources() {
    return ResourceSet.union(Arrays.stream(ResourceType.values()).map(byType::get).toList());
  }

  private ResourceSet ofType(ResourceType type) {
    var resources =
        switch (type) {
          case CLUSTER -> translation.usedBackends().flatMap(port -> clusters.get(port).stream());
          case ENDPOINTS ->
              translation.usedBackends().flatMap(port -> assignments.get(port).stream());
          case LISTENER ->
              translation.gateways().all().stream()
                  .flatMap(plan -> listeners.get(plan.gateway().key()).stream());
          case ROUTES -> translation.allTables().map(tables::get);
          case SECRET ->
              translation.usedCertificates().flatMap(secret -> secrets.get(secret).stream());
        };
    return ResourceSet.of(resources.toList());
  }

  private List<Resource> encodeListeners(ObjectKey gateway) {
    return translation.binds().of(gateway).stream()
        .map(bind -> Resource.of(ResourceType.LISTENER, bind.name(), Listeners.listener(bind)))
        .toList();
  }

  private ByteString encodeSite(SiteKey key) {
    return Encoding.bytes(VirtualHosts.virtualHost(translation.sites().get(key)));
  }

  private Resource encodeTable(TableKey key) {
    var hosts =
        translation.tables().get(key).hosts().keySet().stream()
            .map(host -> virtualHosts.get(new SiteKey(key, host)))
            .toList();
    return Resource.of(
        ResourceType.ROUTES, key.name(), RouteConfigurations.splice(key.name(), hosts));
  }

  private Optional<Resource> encodeCluster(ServicePort port) {
    return translation
        .upstream(port)
        .map(
            upstream ->
                Resource.of(ResourceType.CLUSTER, upstream.name(), Clusters.cluster(upstream)));
  }

  private Optional<Resource> encodeMembers(ServicePort port) {
    return translation
        .upstream(port)
        .filter(Translation::delivered)
        .map(
            upstream ->
                Resource.of(
                    ResourceType.ENDPOINTS,
                    upstream.name(),
                    LoadAssignments.loadAssignment(translation.members(port))));
  }

  private Optional<Resource> encodeKeyPair(ObjectKey secret) {
    return translation
        .keyPair(secret)
        .found()
        .map(pair -> Resource.of(ResourceType.SECRET, pair.name(), Secrets.secret(pair)));
  }
}
