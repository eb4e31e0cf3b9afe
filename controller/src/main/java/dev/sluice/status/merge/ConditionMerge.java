package dev.sluice.status.merge;

import dev.sluice.json.Json;
import dev.sluice.json.Json.Arr;
import dev.sluice.json.Json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Joins our conditions with those that an object has already. Conditions of types that we never
/// write belong to others: they stay as and where they are.
///
/// @param ownTypes the types of conditions that we write
/// @param now the time of a transition, in the form of the API
record ConditionMerge(Set<String> ownTypes, String now) {

  private static final String TRANSITION = "lastTransitionTime";

  /// The conditions as they should be: ours in the place of the same type, or at the end; those of
  /// ours that are no longer said are gone. A condition keeps its time while its status is the same
  /// (API conventions, `lastTransitionTime`).
  Arr merge(List<Obj> observed, List<Obj> ours) {
    return merge(observed, ours, true);
  }

  /// The same.
  ///
  /// @param sameGeneration whether both are about one generation, as far as the status as a whole
  ///   says: there are conditions without a generation of their own
  Arr merge(List<Obj> observed, List<Obj> ours, boolean sameGeneration) {
    var waiting = byType(ours);
    var merged = new ArrayList<Json>();
    for (var condition : observed) {
      var type = condition.text("type");
      var own = waiting.remove(type);
      if (own != null) {
        var stays = sameGeneration && outweighs(condition, own);
        merged.add(stays ? condition : timed(own, condition));
      } else if (!ownTypes.contains(type)) {
        merged.add(condition);
      }
    }
    waiting.values().stream().map(own -> own.with(TRANSITION, now)).forEach(merged::add);
    return new Arr(merged);
  }

  /// Whether one of our conditions was written by someone who saw a newer generation.
  boolean newer(List<Obj> observed, long generation) {
    return observed.stream()
        .filter(condition -> ownTypes.contains(condition.text("type")))
        .anyMatch(condition -> condition.number("observedGeneration").orElse(0L) > generation);
  }

  /// What is known to be true of a generation stays while we do not know better, as after a start
  /// of ours, when proxies have not come back yet.
  private static boolean outweighs(Obj before, Obj own) {
    return own.text("status").equals("Unknown")
        && before.text("status").equals("True")
        && before.number("observedGeneration").equals(own.number("observedGeneration"));
  }

  private Obj timed(Obj own, Obj before) {
    var same = own.text("status").equals(before.text("status"));
    var time = same ? before.text(TRANSITION) : now;
    return own.with(TRANSITION, time.isEmpty() ? now : time);
  }

  private static Map<String, Obj> byType(List<Obj> conditions) {
    var byType = new LinkedHashMap<String, Obj>();
    conditions.forEach(condition -> byType.put(condition.text("type"), condition));
    return byType;
  }
}
