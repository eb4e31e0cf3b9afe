package dev.sluice.kube;

import dev.sluice.object.ObjectKey;

/// Hears what the objects of the cluster say of themselves beside their specification. Called by
/// the threads of all watches.
public interface StatusListener {

  /// Nobody listens.
  StatusListener NOBODY =
      new StatusListener() {
        @Override
        public void seen(Sighting sighting) {}

        @Override
        public void gone(ObjectKey key) {}
      };

  /// Both hear everything, the first one first.
  static StatusListener both(StatusListener first, StatusListener second) {
    return new StatusListener() {
      @Override
      public void seen(Sighting sighting) {
        first.seen(sighting);
        second.seen(sighting);
      }

      @Override
      public void gone(ObjectKey key) {
        first.gone(key);
        second.gone(key);
      }
    };
  }

  /// An object was read.
  void seen(Sighting sighting);

  /// An object is no longer there.
  void gone(ObjectKey key);
}
