package dev.sluice.xds.envoy.real;

import dev.sluice.xds.envoy.Clusters;
import dev.sluice.xds.envoy.Listeners;
import dev.sluice.xds.envoy.LoadAssignments;
import dev.sluice.xds.envoy.Mixtures;
import dev.sluice.xds.envoy.Relays;
import dev.sluice.xds.envoy.RouteConfigurations;
import dev.sluice.xds.envoy.Secrets;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import dev.sluice.xds.snapshot.ResourceType;
import java.util.List;
import java.util.stream.Stream;

/// All resources of a proxy.
final class Resources {
  private Resources() {}

  static ResourceSet of(Proxy proxy) {
    return ResourceSet.of(
        Stream.of(users(proxy), upstreams(proxy), secrets(proxy)).flatMap(List::stream).toList());
  }

  private static List<Resource> users(Proxy proxy) {
    return Stream.of(
            proxy.binds().stream()
                .map(
                    bind ->
                        Resource.of(ResourceType.LISTENER, bind.name(), Listeners.listener(bind))),
            proxy.tables().stream()
                .map(
                    table ->
                        Resource.of(
                            ResourceType.ROUTES,
                            table.name(),
                            RouteConfigurations.routeConfiguration(table))),
            proxy.relays().stream()
                .map(
                    relay ->
                        Resource.of(ResourceType.EXTENSION, relay.name(), Relays.extension(relay))))
        .flatMap(resources -> resources)
        .toList();
  }

  private static List<Resource> upstreams(Proxy proxy) {
    return Stream.of(
            proxy.upstreams().stream()
                .map(
                    upstream ->
                        Resource.of(
                            ResourceType.CLUSTER, upstream.name(), Clusters.cluster(upstream))),
            proxy.members().stream()
                .map(
                    members ->
                        Resource.of(
                            ResourceType.ENDPOINTS,
                            members.upstream(),
                            LoadAssignments.loadAssignment(members))),
            proxy.mixtures().stream()
                .map(
                    mixture ->
                        Resource.of(
                            ResourceType.ENDPOINTS,
                            mixture.upstream(),
                            Mixtures.loadAssignment(mixture))))
        .flatMap(resources -> resources)
        .toList();
  }

  private static List<Resource> secrets(Proxy proxy) {
    return Stream.concat(
            proxy.keyPairs().stream()
                .map(pair -> Resource.of(ResourceType.SECRET, pair.name(), Secrets.secret(pair))),
            proxy.anchors().stream()
                .map(
                    anchors ->
                        Resource.of(ResourceType.SECRET, anchors.name(), Secrets.secret(anchors))))
        .toList();
  }
}
