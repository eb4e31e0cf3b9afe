package dev.sluice.loop;

import dev.sluice.facts.FleetState;
import dev.sluice.xds.ads.AdsEvents;
import dev.sluice.xds.ads.Proxy;
import dev.sluice.xds.ads.Rejection;
import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import dev.sluice.xds.snapshot.ResourceType;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Keeps what is known about the proxies of one fleet: who is connected, who has acknowledged what,
/// what was refused.
///
/// A fleet is programmed when every connected proxy has acknowledged the revision in which
/// listeners last changed; edits of routes do not take that back. Safe to use from any thread.
final class FleetMonitor implements AdsEvents {

  private final Runnable onChange;
  private final Map<Proxy, Long> acknowledged = new HashMap<>();
  private final Map<ResourceName, Rejection> rejections = new HashMap<>();
  private ResourceSet published = ResourceSet.empty();
  private long listenersChanged;
  private FleetState state = FleetState.UNKNOWN;

  /// @param onChange told, on any thread, when the state is another one; must not block
  FleetMonitor(Runnable onChange) {
    this.onChange = onChange;
  }

  /// The present state.
  synchronized FleetState state() {
    return state;
  }

  /// Says what was published.
  void published(long revision, ResourceSet resources) {
    update(
        () -> {
          if (!resources.of(ResourceType.LISTENER).equals(published.of(ResourceType.LISTENER))) {
            listenersChanged = revision;
          }
          published = resources;
          rejections.entrySet().removeIf(entry -> replaced(entry.getKey(), entry.getValue()));
        });
  }

  @Override
  public void connected(Proxy proxy) {
    update(() -> acknowledged.put(proxy, 0L));
  }

  @Override
  public void disconnected(Proxy proxy) {
    update(() -> acknowledged.remove(proxy));
  }

  @Override
  public void acknowledged(Proxy proxy, long revision) {
    update(() -> acknowledged.computeIfPresent(proxy, (_, before) -> Math.max(before, revision)));
  }

  @Override
  public void rejected(Rejection rejection) {
    update(() -> rejections.put(new ResourceName(rejection.type(), rejection.name()), rejection));
  }

  private record ResourceName(ResourceType type, String name) {}

  private boolean replaced(ResourceName name, Rejection rejection) {
    Resource present = published.of(name.type()).get(name.name());
    return present == null || !present.version().equals(rejection.version());
  }

  private void update(Runnable change) {
    if (changed(change)) {
      onChange.run();
    }
  }

  private synchronized boolean changed(Runnable change) {
    change.run();
    var before = state;
    state = present();
    return !state.equals(before);
  }

  private FleetState present() {
    var texts = new TreeMap<String, String>();
    rejections.forEach((name, rejection) -> texts.put(name.name(), rejection.text()));
    var programmed =
        !acknowledged.isEmpty()
            && acknowledged.values().stream()
                .allMatch(revision -> revision >= Math.max(1, listenersChanged));
    return new FleetState(acknowledged.size(), programmed, texts);
  }
}
