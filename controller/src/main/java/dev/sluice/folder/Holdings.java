package dev.sluice.folder;

import dev.sluice.object.ApiObject;
import dev.sluice.object.Change;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Manifest;
import dev.sluice.object.decode.Problem;
import dev.sluice.object.decode.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// All files put together: of two that describe the same object, the first by path counts. The work
/// for an edit depends on the files edited, not on all. One thread.
final class Holdings {

  private final Map<Path, FileContent> files = new HashMap<>();
  private final SortedMap<Path, List<Problem>> troubled = new TreeMap<>();
  private final Map<ObjectKey, NavigableMap<Path, Manifest>> owners = new HashMap<>();
  private final SortedSet<ObjectKey> contested = new TreeSet<>();
  private final Map<ObjectKey, ApiObject> current = new HashMap<>();

  /// What the file says at present.
  FileContent content(Path path) {
    return files.getOrDefault(path, FileContent.NONE);
  }

  /// Takes over what files say now; a file that is gone says nothing.
  List<Change> replace(Map<Path, Optional<FileContent>> contents) {
    var touched = new TreeSet<ObjectKey>();
    contents.forEach((path, content) -> replace(path, content, touched));
    return touched.stream().flatMap(key -> settle(key).stream()).toList();
  }

  private void replace(Path path, Optional<FileContent> content, SortedSet<ObjectKey> touched) {
    var old = content(path).manifests();
    var fresh = content.orElse(FileContent.NONE);
    old.keySet().stream()
        .filter(key -> !fresh.manifests().containsKey(key))
        .forEach(key -> disown(key, path, touched));
    fresh.manifests().values().stream()
        .filter(manifest -> !manifest.equals(old.get(manifest.key())))
        .forEach(manifest -> own(manifest, path, touched));
    content.ifPresentOrElse(now -> files.put(path, now), () -> files.remove(path));
    if (fresh.problems().isEmpty()) {
      troubled.remove(path);
    } else {
      troubled.put(path, fresh.problems());
    }
  }

  private void own(Manifest manifest, Path path, SortedSet<ObjectKey> touched) {
    touched.add(manifest.key());
    owners.computeIfAbsent(manifest.key(), _ -> new TreeMap<>()).put(path, manifest);
  }

  private void disown(ObjectKey key, Path path, SortedSet<ObjectKey> touched) {
    touched.add(key);
    var remaining = owners.get(key);
    if (remaining != null && remaining.remove(path) != null && remaining.isEmpty()) {
      owners.remove(key);
    }
  }

  /// What became of an object. If every file that describes it has it wrong, it stays as it was.
  private Optional<Change> settle(ObjectKey key) {
    var claims = owners.getOrDefault(key, new TreeMap<>());
    if (claims.size() > 1) {
      contested.add(key);
    } else {
      contested.remove(key);
    }
    if (claims.isEmpty()) {
      return Optional.ofNullable(current.remove(key)).map(_ -> new Change.Delete(key));
    }
    return winner(claims)
        .flatMap(claim -> claim.getValue().object())
        .filter(object -> !object.equals(current.put(key, object)))
        .map(Change.Put::new);
  }

  private static Optional<Map.Entry<Path, Manifest>> winner(NavigableMap<Path, Manifest> claims) {
    return claims.entrySet().stream()
        .filter(claim -> claim.getValue().object().isPresent())
        .findFirst();
  }

  /// Everything that is wrong now, by file and line.
  List<Problem> problems() {
    var all = new ArrayList<Problem>();
    troubled.values().forEach(all::addAll);
    contested.stream().flatMap(this::contest).forEach(all::add);
    return all.stream().sorted().toList();
  }

  private Stream<Problem> contest(ObjectKey key) {
    var claims = owners.getOrDefault(key, new TreeMap<>());
    var used = winner(claims).orElseGet(claims::firstEntry);
    return claims.entrySet().stream()
        .filter(claim -> !claim.getKey().equals(used.getKey()))
        .map(claim -> contest(claim, used));
  }

  private static Problem contest(Map.Entry<Path, Manifest> claim, Map.Entry<Path, Manifest> used) {
    var manifest = claim.getValue();
    return new Problem(
        Severity.ERROR,
        claim.getKey().toString(),
        manifest.line(),
        manifest.key().toString(),
        "",
        "is described in %s:%d too, which is used; remove one of them"
            .formatted(used.getKey(), used.getValue().line()));
  }
}
