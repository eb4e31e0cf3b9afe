package dev.sluice.translate.gateway;

import static java.util.Comparator.comparing;

import java.util.Comparator;

/// A host as far as it is one of a listener.
///
/// @param listener the listener
/// @param host hosts that it is for, or some of them
public record ListenerHost(ListenerId listener, Hostname host) implements Comparable<ListenerHost> {

  private static final Comparator<ListenerHost> ORDER =
      comparing(ListenerHost::listener)
          .thenComparing(ListenerHost::host, Hostname.MOST_SPECIFIC_FIRST);

  /// By listener, then the most specific host first.
  @Override
  public int compareTo(ListenerHost other) {
    return ORDER.compare(this, other);
  }
}
