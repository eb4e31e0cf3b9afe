package dev.sluice.loop;

import dev.sluice.object.Change;
import java.util.List;
import java.util.function.Consumer;

/// Something for the loop to take in.
sealed interface Event {

  /// Objects changed together.
  ///
  /// @param since when the loop was told, in nanoseconds of [System#nanoTime]
  record Objects(List<Change> changes, long since) implements Event {

    public Objects {
      changes = List.copyOf(changes);
    }
  }

  /// What is known about the proxies changed.
  record Fleets() implements Event {}

  /// Somebody asks something that only the loop's thread may answer.
  record Question(Consumer<ControlPlane> asking) implements Event {}
}
