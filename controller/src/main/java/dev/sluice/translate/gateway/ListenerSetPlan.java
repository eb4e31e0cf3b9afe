package dev.sluice.translate.gateway;

import dev.sluice.finding.Finding;
import dev.sluice.object.ListenerSet;
import dev.sluice.object.ObjectKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A ListenerSet that names a Gateway of ours, and what becomes of its listeners.
///
/// @param set the ListenerSet
/// @param gateway the Gateway that it adds to
/// @param refusal why the Gateway does not take it, if it does not
/// @param listeners one per listener, in the order written; none if it is refused
public record ListenerSetPlan(
    ListenerSet set, ObjectKey gateway, Optional<Finding> refusal, List<ListenerPlan> listeners) {

  public ListenerSetPlan {
    listeners = List.copyOf(listeners);
  }

  /// The listeners that take requests.
  public Stream<ListenerPlan> serving() {
    return listeners.stream().filter(ListenerPlan::serving);
  }

  /// Whether it adds anything to its Gateway.
  public boolean attached() {
    return refusal.isEmpty() && serving().findAny().isPresent();
  }
}
