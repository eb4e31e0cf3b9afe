package dev.sluice.object;

/// Something that happened to an object.
public sealed interface Change {

  /// The object that it happened to.
  ObjectKey key();

  /// The object is there, in this form.
  record Put(ApiObject object) implements Change {

    @Override
    public ObjectKey key() {
      return object.key();
    }
  }

  /// The object is gone.
  record Delete(ObjectKey key) implements Change {}
}
