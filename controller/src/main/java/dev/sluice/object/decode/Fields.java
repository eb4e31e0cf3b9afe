package dev.sluice.object.decode;

import dev.sluice.object.decode.Node.Entry;
import dev.sluice.object.decode.Node.Mapping;
import dev.sluice.object.decode.Node.Sequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the fields of one object. Whatever does not fit is reported and read as absent or empty,
/// so that one pass finds every mistake; fields that nobody asked for are reported as unknown.
final class Fields {

  private final Mapping mapping;
  private final Place place;
  private final Report report;
  private final List<String> asked = new ArrayList<>();
  private int found;

  private Fields(Mapping mapping, Place place, Report report) {
    this.mapping = mapping;
    this.place = place;
    this.report = report;
  }

  /// Reads an object with all its fields.
  static <T> T read(Mapping mapping, Place place, Report report, Function<Fields, T> reader) {
    var fields = new Fields(mapping, place, report);
    var value = reader.apply(fields);
    if (!report.stored()) {
      UnknownFields.report(mapping, fields.asked, fields.found, place, report);
    }
    return value;
  }

  /// Whether the field is set.
  boolean has(String name) {
    var entry = entry(name);
    return entry != null && isSet(entry);
  }

  /// Whether an API server has accepted the object, and says what became of it.
  boolean stored() {
    return report.stored();
  }

  /// Names fields that exist and do not matter.
  void ignore(String... names) {
    for (var name : names) {
      find(name);
    }
  }

  /// Notes that a field, where it is set, is valid and not acted upon.
  void unsupported(String name) {
    if (has(name)) {
      report.unsupported(place.field(name));
    }
  }

  /// Paths of all fields of the object noted so far as not acted upon.
  List<String> unsupported() {
    return report.unsupported();
  }

  /// Text that must be there.
  String text(String name, TextRule rule) {
    var node = find(name);
    if (node.isEmpty()) {
      return missing(name, "");
    }
    return Scalars.text(node.get(), place.field(name), report, rule);
  }

  /// Text, if there is any.
  Optional<String> optionalText(String name, TextRule rule) {
    var node = find(name);
    return node.isEmpty()
        ? Optional.empty()
        : Optional.of(Scalars.text(node.get(), place.field(name), report, rule));
  }

  /// One of the words.
  Optional<String> choice(String name, List<String> words) {
    return optionalText(name, Choice.of(words));
  }

  /// What one of the words stands for.
  <E> Optional<E> choice(String name, Map<String, E> values) {
    return optionalText(name, Choice.of(values.keySet()))
        .flatMap(word -> Optional.ofNullable(values.get(word)));
  }

  /// A whole number, if there is one.
  Optional<Integer> integer(String name, int least, int most) {
    var node = find(name);
    return node.isEmpty()
        ? Optional.empty()
        : Scalars.integer(node.get(), place.field(name), report, least, most);
  }

  /// A whole number that must be there.
  int requiredInteger(String name, int least, int most) {
    var node = find(name);
    return node.isEmpty()
        ? missing(name, least)
        : Scalars.integer(node.get(), place.field(name), report, least, most).orElse(least);
  }

  /// What a whole number or text stands for, if there is either.
  <T> Optional<T> integerOrText(
      String name, int least, int most, Function<Integer, T> number, Function<String, T> text) {
    var node = find(name);
    if (node.orElse(null) instanceof Node.Text(_, var value)) {
      return Optional.of(text.apply(value));
    }
    return node.flatMap(found -> Scalars.integer(found, place.field(name), report, least, most))
        .map(number);
  }

  /// A truth value.
  boolean truth(String name, boolean otherwise) {
    return find(name)
        .flatMap(node -> Scalars.truth(node, place.field(name), report))
        .orElse(otherwise);
  }

  /// A length of time.
  Optional<Duration> duration(String name) {
    return optionalText(name, Durations.RULE).flatMap(Durations::parse);
  }

  /// An object, if there is one.
  <T> Optional<T> object(String name, Function<Fields, T> reader) {
    var node = find(name);
    return node.isEmpty() ? Optional.empty() : asObject(node.get(), place.field(name), reader);
  }

  /// An object that must be there.
  <T> Optional<T> requiredObject(String name, Function<Fields, T> reader) {
    var node = find(name);
    return node.isEmpty()
        ? missing(name, Optional.empty())
        : asObject(node.get(), place.field(name), reader);
  }

  private <T> Optional<T> asObject(Node node, Place at, Function<Fields, T> reader) {
    if (node instanceof Mapping inner) {
      return Optional.of(read(inner, at, report, reader));
    }
    report.error(node.line(), at, "must be an object with fields, not " + node.description());
    return Optional.empty();
  }

  /// Objects by name, whatever the names.
  <T> SortedMap<String, T> objectMap(String name, Function<Fields, T> reader) {
    var values = new TreeMap<String, T>();
    object(
        name,
        map -> {
          for (var entry : map.mapping.entries()) {
            map.requiredObject(entry.name(), reader)
                .ifPresent(value -> values.put(entry.name(), value));
          }
          return values;
        });
    return values;
  }

  /// A list of objects.
  <T> List<T> objects(String name, int most, Function<Fields, T> reader) {
    return items(name, most, (node, at) -> asObject(node, at, reader));
  }

  /// A list of text.
  List<String> texts(String name, int most, TextRule rule) {
    return items(name, most, (node, at) -> Optional.of(Scalars.text(node, at, report, rule)));
  }

  /// A list of whole numbers.
  List<Integer> integers(String name, int most, int least, int greatest) {
    return items(name, most, (node, at) -> Scalars.integer(node, at, report, least, greatest));
  }

  private <T> List<T> items(String name, int most, Items.Reader<T> reader) {
    var node = find(name);
    return node.isEmpty()
        ? List.of()
        : Items.read(node.get(), place.field(name), report, most, reader);
  }

  /// Text by name, as in labels.
  SortedMap<String, String> textMap(String name, TextRule nameRule, TextRule valueRule) {
    return find(name)
        .map(node -> TextMaps.read(node, place.field(name), report, nameRule, valueRule))
        .orElseGet(Collections::emptySortedMap);
  }

  /// Reports a field that is absent.
  void require(String name) {
    if (!has(name)) {
      missing(name, "");
    }
  }

  private <T> T missing(String name, T otherwise) {
    report.error(mapping.line(), place.field(name), "is missing; add it");
    return otherwise;
  }

  /// Reports a list that is absent or has no items.
  void requireItems(String name) {
    require(name);
    if (entry(name) instanceof Entry(_, _, Sequence(_, var items)) && items.isEmpty()) {
      error(name, "is empty; write at least one item");
    }
  }

  /// Reports values that a list has more than once.
  void requireUnique(String name, List<?> values) {
    requireUnique(name, List.<Object>copyOf(values), Function.identity());
  }

  /// Reports items of a list that have the same identity; an empty one is none.
  <T> void requireUnique(String name, List<T> items, Function<T, Object> identity) {
    if (items.size() < 2) {
      return;
    }
    var seen = new HashSet<Object>();
    items.stream()
        .map(identity)
        .filter(value -> !value.equals("") && !seen.add(value))
        .distinct()
        .forEach(value -> error(name, "has \"%s\" twice; remove one".formatted(value)));
  }

  /// Reports something about a field, which need not be set.
  void error(String name, String message) {
    report.error(line(name), name.isEmpty() ? place : place.field(name), message);
  }

  /// Reports something about a field inside of this object, which need not be set.
  ///
  /// @param path names and positions, such as `rules[0].hosts`
  void errorWithin(String path, String message) {
    report.error(Lines.line(mapping, path), place.field(path), message);
  }

  /// Whether something is wrong with the object or a part of it that was read.
  boolean failed() {
    return report.failed();
  }

  /// Reports something about a field that does no harm.
  void warning(String name, String message) {
    report.warning(line(name), place.field(name), message);
  }

  private int line(String name) {
    var entry = entry(name);
    return entry == null ? mapping.line() : entry.line();
  }

  private Optional<Node> find(String name) {
    asked.add(name);
    var entry = found < mapping.entries().size() ? entry(name) : null;
    if (entry == null) {
      return Optional.empty();
    }
    found++;
    return isSet(entry) ? Optional.of(entry.value()) : Optional.empty();
  }

  private static boolean isSet(Entry entry) {
    return !(entry.value() instanceof Node.Nothing);
  }

  private @Nullable Entry entry(String name) {
    for (var entry : mapping.entries()) {
      if (entry.name().equals(name)) {
        return entry;
      }
    }
    return null;
  }
}
