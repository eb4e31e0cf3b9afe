package dev.sluice.xds.ads;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// The names of one type that one stream is interested in.
///
/// Owned by its stream; not thread-safe. A subscription to everything is either explicit (`*`) or
/// the older implicit form: a first request without names, valid until names are given.
final class Subscriptions {
  static final String WILDCARD = "*";

  private final Set<String> names = new HashSet<>();
  private boolean wildcard;
  private boolean implicit;

  /// Applies one request; the first one of a stream may be the implicit subscription to everything.
  void apply(Collection<String> subscribe, Collection<String> unsubscribe, boolean first) {
    wildcard &= !unsubscribe.contains(WILDCARD);
    unsubscribe.forEach(names::remove);
    implicit = subscribe.isEmpty() && (first || implicit);
    wildcard |= subscribe.contains(WILDCARD);
    subscribe.stream().filter(name -> !name.equals(WILDCARD)).forEach(names::add);
  }

  /// Whether a resource of this name is to be sent.
  boolean cover(String name) {
    return coverEverything() || names.contains(name);
  }

  boolean coverEverything() {
    return wildcard || implicit;
  }

  boolean isEmpty() {
    return !coverEverything() && names.isEmpty();
  }

  /// The number of names that were subscribed one by one.
  int size() {
    return names.size();
  }
}
