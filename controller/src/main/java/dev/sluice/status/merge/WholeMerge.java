package dev.sluice.status.merge;

import dev.sluice.json.Json;
import dev.sluice.json.Json.Arr;
import dev.sluice.json.Json.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The status of a Gateway and the like: our fields are ours as a whole, but conditions of unknown
/// types, of the object and of its listeners, stay.
record WholeMerge(ConditionMerge conditions) implements StatusMerge.Division {

  private static final String GENERATION = "observedGeneration";
  private static final String CONDITIONS = "conditions";
  private static final String LISTENERS = "listeners";

  @Override
  public boolean newer(Obj observed, long generation) {
    return observed.number(GENERATION).orElse(0L) > generation
        || conditions.newer(observed.objects(CONDITIONS), generation);
  }

  @Override
  public Obj merged(Obj observed, Obj own) {
    var merged = new LinkedHashMap<String, Json>();
    own.fields().forEach((name, value) -> merged.put(name, field(name, value, observed, own)));
    return new Obj(merged);
  }

  private Json field(String name, Json value, Obj observed, Obj own) {
    return switch (name) {
      case CONDITIONS ->
          conditions.merge(
              observed.objects(name),
              own.objects(name),
              observed.number(GENERATION).equals(own.number(GENERATION)));
      case LISTENERS -> listeners(observed.objects(name), own.objects(name));
      default -> value;
    };
  }

  private Arr listeners(List<Obj> observed, List<Obj> own) {
    Map<String, Obj> byName =
        observed.stream()
            .collect(
                Collectors.toMap(
                    listener -> listener.text("name"), listener -> listener, (a, _) -> a));
    return new Arr(
        own.stream()
            .<Json>map(listener -> listener(byName.get(listener.text("name")), listener))
            .toList());
  }

  private Json listener(@Nullable Obj observed, Obj own) {
    var before = observed == null ? List.<Obj>of() : observed.objects(CONDITIONS);
    return own.with(CONDITIONS, conditions.merge(before, own.objects(CONDITIONS)));
  }
}
