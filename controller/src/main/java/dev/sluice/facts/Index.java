package dev.sluice.facts;

import dev.sluice.incremental.Incremental;
import dev.sluice.incremental.Input;
import dev.sluice.incremental.Ordered;
import dev.sluice.object.ApiObject;
import dev.sluice.object.ObjectKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Objects grouped by something that they say about themselves; groups are ordered, and published
/// together per revision.
final class Index<K> {

  private final Input<K, Ordered<ObjectKey, Boolean>> groups;
  private final Function<ApiObject, List<K>> groupsOf;
  private final Map<K, SortedMap<ObjectKey, Optional<Boolean>>> changes = new HashMap<>();

  Index(Incremental engine, String name, Function<ApiObject, List<K>> groupsOf) {
    this.groups = engine.input(name, Ordered.empty());
    this.groupsOf = groupsOf;
  }

  List<ObjectKey> get(K group) {
    return groups.get(group).keys();
  }

  void replace(Optional<ApiObject> before, Optional<ApiObject> after) {
    var left = groups(before);
    var joined = groups(after);
    if (!left.equals(joined)) {
      before.ifPresent(object -> left.forEach(group -> change(group, object, Optional.empty())));
      after.ifPresent(object -> joined.forEach(group -> change(group, object, Optional.of(true))));
    }
  }

  void publish() {
    changes.forEach((group, members) -> groups.set(group, groups.get(group).with(members)));
    changes.clear();
  }

  private List<K> groups(Optional<ApiObject> object) {
    return object.map(groupsOf).orElse(List.of());
  }

  private void change(K group, ApiObject object, Optional<Boolean> member) {
    changes.computeIfAbsent(group, _ -> new TreeMap<>()).put(object.key(), member);
  }
}
