package dev.sluice.json;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON value, immutable. Objects keep the order of their fields and numbers their digits, so
/// that what is read and printed again is the same; objects are equal in whatever order.
///
/// `toString` is the value as compact JSON.
public sealed interface Json {

  /// An object, with its fields in order.
  record Obj(Map<String, Json> fields) implements Json {

    /// An object without fields, to build others from.
    public static final Obj EMPTY = new Obj(Map.of());

    public Obj {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// The value of a field, if it is there.
    public Optional<Json> get(String name) {
      return Optional.ofNullable(fields.get(name));
    }

    /// The object in a field; an empty one if there is none.
    public Obj object(String name) {
      return fields.get(name) instanceof Obj found ? found : EMPTY;
    }

    /// The items of the list in a field; none if there is no list.
    public List<Json> items(String name) {
      return fields.get(name) instanceof Arr(var items) ? items : List.of();
    }

    /// The objects among the items of the list in a field.
    public List<Obj> objects(String name) {
      return items(name).stream().filter(Obj.class::isInstance).map(Obj.class::cast).toList();
    }

    /// The text in a field; empty text if there is none.
    public String text(String name) {
      return fields.get(name) instanceof Text(var value) ? value : "";
    }

    /// The whole number in a field, if there is one.
    public Optional<Long> number(String name) {
      return fields.get(name) instanceof Num number ? number.whole() : Optional.empty();
    }

    /// The truth value in a field; false if there is none.
    public boolean truth(String name) {
      return fields.get(name) instanceof Bool(var value) && value;
    }

    /// The same with a field that has the value: in its place if it is there, else at the end.
    public Obj with(String name, Json value) {
      var changed = new LinkedHashMap<>(fields);
      changed.put(name, value);
      return new Obj(changed);
    }

    /// The same with text in a field.
    public Obj with(String name, String value) {
      return with(name, new Text(value));
    }

    /// The same with a whole number in a field.
    public Obj with(String name, long value) {
      return with(name, Json.of(value));
    }

    /// The same with a truth value in a field.
    public Obj with(String name, boolean value) {
      return with(name, new Bool(value));
    }

    /// The same with a list in a field.
    public Obj with(String name, List<? extends Json> items) {
      return with(name, new Arr(List.copyOf(items)));
    }

    /// The same without a field.
    public Obj without(String name) {
      var changed = new LinkedHashMap<>(fields);
      changed.remove(name);
      return new Obj(changed);
    }

    @Override
    public String toString() {
      return JsonPrinter.print(this);
    }
  }

  /// A list.
  record Arr(List<Json> items) implements Json {

    public Arr {
      items = List.copyOf(items);
    }

    @Override
    public String toString() {
      return JsonPrinter.print(this);
    }
  }

  /// Text.
  record Text(String value) implements Json {

    @Override
    public String toString() {
      return JsonPrinter.print(this);
    }
  }

  /// A number, with its digits as written.
  record Num(String written) implements Json {

    /// The number, if it is a whole one that fits.
    public Optional<Long> whole() {
      try {
        return Optional.of(Long.valueOf(written));
      } catch (NumberFormatException _) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return written;
    }
  }

  /// A truth value.
  record Bool(boolean value) implements Json {

    @Override
    public String toString() {
      return String.valueOf(value);
    }
  }

  /// No value.
  record Null() implements Json {

    @Override
    public String toString() {
      return "null";
    }
  }

  /// Text.
  static Json of(String value) {
    return new Text(value);
  }

  /// A whole number.
  static Json of(long value) {
    return new Num(String.valueOf(value));
  }

  /// A truth value.
  static Json of(boolean value) {
    return new Bool(value);
  }

  /// A list of values.
  static Arr list(Json... items) {
    return new Arr(List.of(items));
  }

  /// A list of text, in the order given.
  static Arr texts(Collection<String> values) {
    return new Arr(values.stream().<Json>map(Text::new).toList());
  }

  /// An object whose fields have text, in the order of the map.
  static Obj textByName(Map<String, String> values) {
    var fields = new LinkedHashMap<String, Json>();
    values.forEach((name, value) -> fields.put(name, new Text(value)));
    return new Obj(fields);
  }

  /// Reads JSON.
  ///
  /// @throws MalformedJsonException if the text is something else
  static Json parse(String text) throws MalformedJsonException {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Reads JSON in UTF-8.
  ///
  /// @throws MalformedJsonException if the bytes are something else
  static Json parse(byte[] utf8) throws MalformedJsonException {
    return JsonReader.read(utf8);
  }

  /// The value as compact JSON in UTF-8.
  default byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }
}
