package dev.sluice.folder;

import dev.sluice.object.Change;
import dev.sluice.object.decode.Problem;
import java.util.List;

/// What a batch of edits to files means; its changes belong together.
///
/// @param changes objects that appeared, changed or went, by key
/// @param problems everything that is wrong in any file now, not only in those edited, by file
public record FolderUpdate(List<Change> changes, List<Problem> problems) {

  public FolderUpdate {
    changes = List.copyOf(changes);
    problems = List.copyOf(problems);
  }
}
