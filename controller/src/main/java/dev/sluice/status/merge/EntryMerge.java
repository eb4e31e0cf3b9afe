package dev.sluice.status.merge;

import dev.sluice.json.Json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A list in which each controller has entries of its own, each about one reference. Entries of
/// others keep their places and every byte.
///
/// @param list the name of the list
/// @param reference the field of an entry that says what it is about
/// @param limit how many entries the API takes in all
/// @param controllerName whose entries are ours
record EntryMerge(
    String list, String reference, int limit, String controllerName, ConditionMerge conditions)
    implements StatusMerge.Division {

  private static final String CONTROLLER = "controllerName";
  private static final String CONDITIONS = "conditions";

  /// The status of a route: at most 32 `parents`.
  static EntryMerge parents(String controllerName, ConditionMerge conditions) {
    return new EntryMerge("parents", "parentRef", 32, controllerName, conditions);
  }

  /// The status of a policy: at most 16 `ancestors`.
  static EntryMerge ancestors(String controllerName, ConditionMerge conditions) {
    return new EntryMerge("ancestors", "ancestorRef", 16, controllerName, conditions);
  }

  @Override
  public boolean newer(Obj observed, long generation) {
    return observed.objects(list).stream()
        .filter(this::isOurs)
        .anyMatch(entry -> conditions.newer(entry.objects(CONDITIONS), generation));
  }

  @Override
  public Obj merged(Obj observed, Obj own) {
    var waiting = new ArrayList<>(own.objects(list));
    var merged = new ArrayList<Obj>();
    for (var entry : observed.objects(list)) {
      if (isOurs(entry)) {
        take(waiting, entry).map(wanted -> merge(entry, wanted)).ifPresent(merged::add);
      } else {
        merged.add(entry);
      }
    }
    waiting.stream()
        .limit(Math.max(0, limit - merged.size()))
        .map(wanted -> merge(Obj.EMPTY, wanted))
        .forEach(merged::add);
    return merged.isEmpty() && observed.get(list).isEmpty()
        ? Obj.EMPTY
        : Obj.EMPTY.with(list, merged);
  }

  private boolean isOurs(Obj entry) {
    return entry.text(CONTROLLER).equals(controllerName);
  }

  /// Takes the wanted entry about the same reference out of those that wait for a place.
  private Optional<Obj> take(List<Obj> waiting, Obj entry) {
    var about = Reference.of(entry.object(reference));
    var found =
        waiting.stream()
            .filter(wanted -> Reference.of(wanted.object(reference)).equals(about))
            .findFirst();
    found.ifPresent(waiting::remove);
    return found;
  }

  private Obj merge(Obj entry, Obj wanted) {
    return wanted
        .with(CONTROLLER, controllerName)
        .with(CONDITIONS, conditions.merge(entry.objects(CONDITIONS), wanted.objects(CONDITIONS)));
  }
}
