package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.ResourceSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The responses of one type that a proxy has not answered yet.
///
/// Owned by its stream; not thread-safe. Bounded: when it is full, changes wait and merge.
final class Unacknowledged {
  /// Enough to fill the pipe with chunks, few enough to make a proxy that never answers cheap.
  private static final int LIMIT = 32;

  /// A response, the set that its resources were taken from, and when to give up waiting.
  record Sent(Response response, ResourceSet within, long deadline) {}

  private final Map<String, Sent> byNonce = new LinkedHashMap<>();

  void add(Sent sent) {
    byNonce.put(sent.response().nonce(), sent);
  }

  Optional<Sent> remove(String nonce) {
    return Optional.ofNullable(byNonce.remove(nonce));
  }

  boolean isEmpty() {
    return byNonce.isEmpty();
  }

  boolean isFull() {
    return byNonce.size() >= LIMIT;
  }

  void expire(long now) {
    byNonce.values().removeIf(sent -> sent.deadline() - now <= 0);
  }

  OptionalLong deadline() {
    return byNonce.values().stream().mapToLong(Sent::deadline).min();
  }
}
