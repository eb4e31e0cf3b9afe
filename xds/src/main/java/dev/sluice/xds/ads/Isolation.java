package dev.sluice.xds.ads;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The search for the bad resource in a rejected response, by sending its resources again in
/// smaller groups.
///
/// Owned by its stream; not thread-safe. Names that occur in the proxy's text come alone and after
/// the others; without such a hint a group is halved. A group of one that is rejected again is the
/// culprit.
final class Isolation {
  private final Deque<Set<String>> groups = new ArrayDeque<>();

  boolean isActive() {
    return !groups.isEmpty();
  }

  /// The names to send next, alone.
  Set<String> next() {
    return groups.removeFirst();
  }

  /// Splits a rejected group of at least two names.
  void split(Collection<String> rejected, String text) {
    var names = List.copyOf(new TreeSet<>(rejected));
    var named = names.stream().filter(occursIn(text)).toList();
    if (named.isEmpty()) {
      var half = names.size() / 2;
      first(names.subList(half, names.size()));
      first(names.subList(0, half));
      return;
    }
    named.reversed().forEach(name -> first(List.of(name)));
    first(names.stream().filter(name -> !named.contains(name)).toList());
  }

  private void first(Collection<String> names) {
    if (!names.isEmpty()) {
      groups.addFirst(new TreeSet<>(names));
    }
  }

  private static Predicate<String> occursIn(String text) {
    return name ->
        Pattern.compile("(?<![\\w./-])" + Pattern.quote(name) + "(?![\\w/-])").matcher(text).find();
  }
}
