package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A proxy as a member of its fleet: takes targets from the fleet and reports back what the proxy
/// makes of them.
///
/// Not thread-safe: the thread that holds the lock of the proxy's stream owns it.
final class Member implements Verdicts {
  private static final Logger LOG = LoggerFactory.getLogger(Member.class);

  private final Proxy proxy;
  private final Fleet fleet;
  private final AdsEvents events;
  private final DeltaStream stream;

  Member(Proxy proxy, Fleet fleet, AdsSettings settings, AdsEvents events) {
    this.proxy = proxy;
    this.fleet = fleet;
    this.events = events;
    this.stream = new DeltaStream(settings, this);
  }

  Proxy proxy() {
    return proxy;
  }

  void join(Runnable wake) {
    fleet.join(wake);
    events.connected(proxy);
  }

  void leave(Runnable wake) {
    fleet.leave(wake);
    events.disconnected(proxy);
  }

  /// Whether the fleet was removed after the proxy joined it.
  boolean isDisbanded() {
    return fleet.isDisbanded();
  }

  void request(DeltaDiscoveryRequest request) {
    fleet.target().ifPresent(stream::aimAt);
    stream.request(request);
  }

  /// The next response towards the fleet's newest target.
  Optional<Response> next(long now) {
    fleet.target().ifPresent(stream::aimAt);
    return stream.next(now);
  }

  OptionalLong deadline(long now) {
    return stream.deadline(now);
  }

  int subscribedNames() {
    return stream.subscribedNames();
  }

  void delivered(Response response, long bytes) {
    events.delivered(
        new Delivered(
            proxy, response.type(), response.resources().size(), response.removed().size(), bytes));
  }

  @Override
  public void accepted(List<Resource> resources, ResourceSet within) {
    fleet.accept(resources, within);
  }

  @Override
  public void rejected(Resource resource, String text) {
    if (!fleet.reject(resource)) {
      return;
    }
    var rejection =
        new Rejection(proxy, resource.type(), resource.name(), resource.version(), text);
    LOG.atWarn()
        .addKeyValue("fleet", proxy.fleet())
        .addKeyValue("node", proxy.node())
        .addKeyValue("type", resource.type())
        .addKeyValue("name", resource.name())
        .addKeyValue("text", rejection.text())
        .log("A proxy rejected a resource; it is served as it was before until it changes");
    events.rejected(rejection);
  }

  @Override
  public void settled(long revision) {
    events.acknowledged(proxy, revision);
  }

  @Override
  public void late(Phase phase) {
    LOG.atInfo()
        .addKeyValue("fleet", proxy.fleet())
        .addKeyValue("node", proxy.node())
        .addKeyValue("phase", phase)
        .log("A proxy did not acknowledge in time; going on");
    events.late(proxy, phase);
  }
}
