package dev.sluice.status.merge;

import dev.sluice.json.Json;
import dev.sluice.json.Json.Obj;
import dev.sluice.object.StatusShape;
import dev.sluice.status.merge.MergedStatus.Changed;
import dev.sluice.status.merge.MergedStatus.Outdated;
import dev.sluice.status.merge.MergedStatus.Same;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Set;

/// Merges what we say about an object into what its status says already. Pure.
///
/// @param controllerName the name under which our entries stand
/// @param ownTypes the types of conditions that we write
public record StatusMerge(String controllerName, Set<String> ownTypes) {

  /// What is to be done so that the object says what we want and what others say is untouched.
  ///
  /// @param observed the status that the object has
  /// @param own what it should say of ours
  /// @param now the time of a transition, if there is one
  public MergedStatus merge(StatusShape shape, Obj observed, OwnStatus own, Instant now) {
    var conditions = new ConditionMerge(ownTypes, now.truncatedTo(ChronoUnit.SECONDS).toString());
    return switch (shape) {
      case WHOLE -> result(observed, own, new WholeMerge(conditions));
      case PARENTS -> result(observed, own, EntryMerge.parents(controllerName, conditions));
      case ANCESTORS -> result(observed, own, EntryMerge.ancestors(controllerName, conditions));
    };
  }

  /// One way to divide a status.
  sealed interface Division permits WholeMerge, EntryMerge {

    /// Whether something of ours in it is about a newer generation.
    boolean newer(Obj observed, long generation);

    /// All our fields, as they should be.
    Obj merged(Obj observed, Obj own);
  }

  private static MergedStatus result(Obj observed, OwnStatus own, Division division) {
    if (division.newer(observed, own.generation())) {
      return new Outdated();
    }
    var changed = new LinkedHashMap<String, Json>();
    division
        .merged(observed, own.fields())
        .fields()
        .forEach(
            (name, value) -> {
              if (!value.equals(observed.fields().get(name))) {
                changed.put(name, value);
              }
            });
    return changed.isEmpty() ? new Same() : new Changed(new Obj(changed));
  }
}
