package dev.sluice.object.decode;

/// Fields of which `type` says which one must be set.
final class OneOf {

  private OneOf() {}

  /// Checks that the field which belongs to a type is set exactly if the type is written.
  static void check(Fields fields, String written, String type, String field) {
    if (written.equals(type)) {
      fields.require(field);
    } else if (fields.has(field)) {
      fields.error(
          field, "does not go with %s; remove it or write %s instead".formatted(written, type));
    }
  }
}
