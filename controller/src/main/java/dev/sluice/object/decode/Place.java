package dev.sluice.object.decode;

import org.jspecify.annotations.Nullable;

/// Where a value stands in an object; becomes text only if there is something to say about it.
///
/// @param parent the value around it, none for the object itself
/// @param name name in the parent, empty for an item of a list
/// @param index position in the list
record Place(@Nullable Place parent, String name, int index) {

  static final Place ROOT = new Place(null, "", 0);

  Place field(String name) {
    return new Place(this, name, 0);
  }

  Place item(int index) {
    return new Place(this, "", index);
  }

  /// The path, such as `spec.rules[0].matches`.
  @Override
  public String toString() {
    if (parent == null) {
      return "";
    }
    var path = parent.toString();
    if (name.isEmpty()) {
      return path + "[" + index + "]";
    }
    return path.isEmpty() ? name : path + "." + name;
  }
}
