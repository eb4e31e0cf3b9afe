package dev.sluice.app;

import dev.sluice.xds.ads.AdsEvents;
import dev.sluice.xds.ads.Delivered;
import dev.sluice.xds.ads.Proxy;
import dev.sluice.xds.snapshot.ResourceType;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Counts what was delivered to proxies since the start, by type. Safe to use from any thread.
public final class Deliveries implements AdsEvents {

  private final Map<ResourceType, Count> counts = new EnumMap<>(ResourceType.class);
  private final CompletableFuture<Void> firstPublication = new CompletableFuture<>();
  private final CompletableFuture<Void> firstAcknowledgement = new CompletableFuture<>();
  private long acknowledged;
  private long published;

  private record Count(long responses, long resources, long removed, long bytes) {

    static final Count NONE = new Count(0, 0, 0, 0);

    Count with(Delivered delivered) {
      return new Count(
          responses + 1,
          resources + delivered.resources(),
          removed + delivered.removed(),
          bytes + delivered.bytes());
    }
  }

  @Override
  public synchronized void delivered(Delivered delivered) {
    counts.merge(
        delivered.type(), Count.NONE.with(delivered), (before, _) -> before.with(delivered));
  }

  @Override
  public synchronized void acknowledged(Proxy proxy, long revision) {
    acknowledged = Math.max(acknowledged, revision);
    firstAcknowledgement.completeAsync(() -> null);
  }

  /// Completes when a proxy has acknowledged everything for the first time.
  public CompletableFuture<Void> firstAcknowledgement() {
    return firstAcknowledgement;
  }

  /// Completes when there is something to deliver for the first time.
  public CompletableFuture<Void> firstPublication() {
    return firstPublication;
  }

  synchronized void published(long revision) {
    published = revision;
    firstPublication.completeAsync(() -> null);
  }

  /// The newest revision that a proxy has acknowledged completely.
  public synchronized long acknowledgedRevision() {
    return acknowledged;
  }

  /// The newest revision that was published.
  public synchronized long publishedRevision() {
    return published;
  }

  /// The counts as a tree of maps and numbers.
  public synchronized Map<String, Object> tree() {
    var tree = new LinkedHashMap<String, Object>();
    for (var type : ResourceType.values()) {
      var count = counts.getOrDefault(type, Count.NONE);
      tree.put(
          type.name(),
          Map.of(
              "responses",
              count.responses(),
              "resources",
              count.resources(),
              "removed",
              count.removed(),
              "bytes",
              count.bytes()));
    }
    tree.put("acknowledged", acknowledged);
    tree.put("published", published);
    return tree;
  }
}
