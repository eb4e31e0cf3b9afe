package dev.sluice.translate.gateway;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

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

  /// Written out: of what the JVM makes for a record, its first compiler makes slow code.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ListenerHost one
            && host.equals(one.host)
            && listener.equals(one.listener));
  }

  @Override
  public int hashCode() {
    return 31 * listener.hashCode() + host.hashCode();
  }
}
