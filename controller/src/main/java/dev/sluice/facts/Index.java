package dev.sluice.facts;

import dev.sluice.incremental.Incremental;
import dev.sluice.incremental.Input;
import dev.sluice.object.ApiObject;
import dev.sluice.object.ObjectKey;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Objects grouped by something that they say about themselves; groups are ordered, and published
/// together per revision.
final class Index<K> {

  private final Input<K, List<ObjectKey>> published;
  private final Function<ApiObject, List<K>> groupsOf;
  private final Map<K, TreeSet<ObjectKey>> groups = new HashMap<>();
  private final Set<K> touched = new LinkedHashSet<>();

  Index(Incremental engine, String name, Function<ApiObject, List<K>> groupsOf) {
    this.published = engine.input(name, List.of());
    this.groupsOf = groupsOf;
  }

  List<ObjectKey> get(K group) {
    return published.get(group);
  }

  void replace(Optional<ApiObject> before, Optional<ApiObject> after) {
    var left = groups(before);
    var joined = groups(after);
    if (!left.equals(joined)) {
      before.ifPresent(object -> left.forEach(group -> remove(group, object.key())));
      after.ifPresent(object -> joined.forEach(group -> add(group, object.key())));
    }
  }

  void publish() {
    touched.forEach(
        group -> published.set(group, List.copyOf(groups.getOrDefault(group, new TreeSet<>()))));
    touched.clear();
  }

  private List<K> groups(Optional<ApiObject> object) {
    return object.map(groupsOf).orElse(List.of());
  }

  private void add(K group, ObjectKey member) {
    groups.computeIfAbsent(group, _ -> new TreeSet<>()).add(member);
    touched.add(group);
  }

  private void remove(K group, ObjectKey member) {
    var members = groups.get(group);
    if (members != null && members.remove(member)) {
      touched.add(group);
      if (members.isEmpty()) {
        groups.remove(group);
      }
    }
  }
}
