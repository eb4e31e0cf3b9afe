package dev.sluice.folder;

import dev.sluice.object.Change;
import dev.sluice.object.decode.Problem;
import java.util.List;

/// What changed in a folder, together.
///
/// @param changes objects that came, changed or went
/// @param problems everything that does not fit, in all files
public record FolderUpdate(List<Change> changes, List<Problem> problems) {

  public FolderUpdate {
    changes = List.copyOf(changes);
    problems = List.copyOf(problems);
  }
}
