package dev.sluice.render;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Routing intent as a tree, for people who want to see what lies between the objects and Envoy.
///
/// Follows the components of records by reflection: only for `sluice translate --to ir`, where no
/// control plane runs.
public final class IntentDocuments {

  private static final String HIDDEN = "(hidden)";

  private IntentDocuments() {}

  /// The record as a tree. Empty parts are left out; one of several kinds says which it is under
  /// `is`.
  public static Object document(Record intent) {
    return tree(intent);
  }

  private static Object tree(Object value) {
    return switch (value) {
      case Collection<?> items -> items.stream().map(IntentDocuments::tree).toList();
      case Optional<?> optional -> optional.map(IntentDocuments::tree).orElse("");
      case Record intent -> fields(intent);
      case Duration duration -> duration.toString();
      case Enum<?> constant -> constant.name();
      case Integer number -> number;
      case Boolean truth -> truth;
      default -> value.toString();
    };
  }

  private static Map<String, Object> fields(Record intent) {
    var tree = new LinkedHashMap<String, Object>();
    if (Stream.of(intent.getClass().getInterfaces()).anyMatch(Class::isSealed)) {
      tree.put("is", intent.getClass().getSimpleName());
    }
    Stream.of(intent.getClass().getRecordComponents())
        .forEach(component -> add(component, intent, tree));
    return tree;
  }

  private static void add(RecordComponent component, Record intent, Map<String, Object> tree) {
    var value = component.getName().equals("privateKey") ? HIDDEN : tree(read(component, intent));
    var empty = value.equals("") || value.equals(List.of()) || value.equals(Map.of());
    if (!empty) {
      tree.put(component.getName(), value);
    }
  }

  private static Object read(RecordComponent component, Record intent) {
    try {
      return component.getAccessor().invoke(intent);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
