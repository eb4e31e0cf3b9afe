package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.Names;
import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import dev.sluice.xds.snapshot.ResourceType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a proxy holds of one type where that is not what it should hold.
///
/// Owned by its stream; not thread-safe. Everything that is not noted here is held as in the aim,
/// so a proxy in step costs no memory, however many resources it has.
final class Ledger {
  private final ResourceType type;
  private final SortedMap<String, Held> deviations = new TreeMap<>();
  private Target aim = Target.of(0, ResourceSet.empty());

  Ledger(ResourceType type) {
    this.type = type;
  }

  Target aim() {
    return aim;
  }

  /// Aims at a newer set, as far as the proxy is interested in the names that differ.
  void aimAt(Target target, Predicate<String> interest) {
    var before = aim.resources().of(type);
    var names = target.since(aim.resources()).of(type);
    aim = target;
    all(names)
        .filter(interest)
        .forEach(name -> note(name, deviations.getOrDefault(name, Held.of(before.get(name)))));
  }

  private static Stream<String> all(Names names) {
    return Stream.of(names.added(), names.changed(), names.removed()).flatMap(Collection::stream);
  }

  /// Notes what the proxy holds; forgets it if this is what it should hold.
  void note(String name, Held held) {
    if (held.meets(aim.get(type, name))) {
      deviations.remove(name);
    } else {
      deviations.put(name, held);
    }
  }

  /// Notes that the proxy holds nothing, or these versions, of everything that there is.
  void noteEverything(Map<String, String> versions) {
    aim.resources().of(type).names().forEach(name -> note(name, Held.Mark.NOTHING));
    versions.forEach((name, version) -> note(name, new Held.Version(version)));
  }

  /// Notes that the proxy has just been sent what it should hold.
  void settle(String name) {
    deviations.remove(name);
  }

  /// Forgets names in which the proxy has no interest any more.
  void retain(Predicate<String> interest) {
    deviations.keySet().removeIf(interest.negate());
  }

  boolean deviates(String name) {
    return deviations.containsKey(name);
  }

  /// Resources to send, sorted by name.
  Stream<Resource> upserts() {
    return deviations.keySet().stream().map(name -> aim.get(type, name)).filter(Objects::nonNull);
  }

  /// Names that the proxy asked for and that do not exist.
  List<String> missing() {
    return absent(Held.Mark.ASKED::equals).toList();
  }

  /// Names that the proxy holds and should not, sorted.
  List<String> removals() {
    return absent(Held::mayBeInUse).filter(name -> !aim.isFrozen(type, name)).toList();
  }

  private Stream<String> absent(Predicate<Held> held) {
    return deviations.entrySet().stream()
        .filter(entry -> held.test(entry.getValue()) && !aim.contains(type, entry.getKey()))
        .map(Map.Entry::getKey);
  }
}
