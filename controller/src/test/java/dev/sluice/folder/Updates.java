package dev.sluice.folder;

import static org.awaitility.Awaitility.await;

import dev.sluice.object.Change;
import dev.sluice.object.ConfigMap;
import dev.sluice.object.decode.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Collects what a folder delivers, for tests.
final class Updates implements Consumer<FolderUpdate> {

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final List<FolderUpdate> all = new CopyOnWriteArrayList<>();

  @Override
  public void accept(FolderUpdate update) {
    all.add(update);
  }

  /// The latest update, once there are so many.
  FolderUpdate number(int count) {
    await().atMost(DEADLINE).pollInterval(Duration.ofMillis(5)).until(() -> all.size() >= count);
    return all.get(count - 1);
  }

  int count() {
    return all.size();
  }

  /// Waits until the objects held are as wanted.
  void awaitHeld(Predicate<Map<String, String>> wanted) {
    await().atMost(DEADLINE).pollInterval(Duration.ofMillis(5)).until(() -> wanted.test(held()));
  }

  /// Waits until the problems are as wanted.
  void awaitProblems(Predicate<List<String>> wanted) {
    await()
        .atMost(DEADLINE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> wanted.test(problems()));
  }

  /// Names of ConfigMaps held, each with its value of `v`.
  Map<String, String> held() {
    var held = new TreeMap<String, String>();
    all.forEach(update -> update.changes().forEach(change -> apply(change, held)));
    return held;
  }

  private static void apply(Change change, Map<String, String> held) {
    switch (change) {
      case Change.Put(ConfigMap map) ->
          held.put(map.metadata().name(), map.data().getOrDefault("v", ""));
      case Change.Put(var object) -> held.put(object.key().toString(), "");
      case Change.Delete(var key) -> held.remove(key.name());
    }
  }

  /// Messages of the problems there are now.
  List<String> problems() {
    return all.isEmpty()
        ? List.of()
        : all.getLast().problems().stream().map(Problem::message).toList();
  }
}
