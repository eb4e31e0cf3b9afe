package dev.sluice.loop;

import dev.sluice.object.Change;
import java.util.List;
import java.util.function.Consumer;

/// Something for the loop to take in.
sealed interface Event {

  /// Objects changed together.
  record Objects(List<Change> changes) implements Event {

    public Objects {
      changes = List.copyOf(changes);
    }
  }

  /// What is known about the proxies changed.
  record Fleets() implements Event {}

  /// Somebody asks something that only the loop's thread may answer.
  record Question(Consumer<ControlPlane> asking) implements Event {}
}
