package dev.sluice.translate.gateway;

import dev.sluice.finding.Finding;
import dev.sluice.object.ParentRef;
import java.util.List;

/// What becomes of one parent reference of a route.
public sealed interface Attachment {

  /// The reference.
  ParentRef ref();

  /// The route attaches to at least one listener.
  ///
  /// @param ref the reference
  /// @param sections where, in the order of the listeners
  record Accepted(ParentRef ref, List<Section> sections) implements Attachment {

    public Accepted {
      sections = List.copyOf(sections);
    }
  }

  /// The route attaches to no listener.
  ///
  /// @param ref the reference
  /// @param finding why
  record Rejected(ParentRef ref, Finding finding) implements Attachment {}

  /// A listener that a route attaches to.
  ///
  /// @param listener the listener
  /// @param hosts how its hosts and those of the route meet, the most specific first
  record Section(ListenerId listener, List<Meeting> hosts) {

    public Section {
      hosts = List.copyOf(hosts);
    }
  }

  /// Where a hostname of a route and that of a listener meet.
  ///
  /// @param host hosts that both stand for
  /// @param original hostname of the route, on which precedence is decided
  record Meeting(Hostname host, Hostname original) {}
}
