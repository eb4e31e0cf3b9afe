package dev.sluice.knative.companion;

import java.util.List;

/// What to do next for a KIngress. Where nothing is to do but to wait, the next step comes when a
/// route, its status or the answer to a probe has changed.
///
/// @param put HTTPRoutes to write, in order
/// @param delete names of HTTPRoutes to delete when those are written
/// @param progress how far the KIngress has come with what is written already
public record Step(List<CompanionRoute> put, List<String> delete, Progress progress) {

  public Step {
    put = List.copyOf(put);
    delete = List.copyOf(delete);
  }

  /// How far a KIngress has come.
  public sealed interface Progress {

    /// Its latest version is in force everywhere.
    record Ready() implements Progress {}

    /// It is on the way.
    ///
    /// @param reason one word for a condition
    /// @param message what is awaited
    record Waiting(String reason, String message) implements Progress {}
  }
}
