package dev.sluice.incremental;

import java.util.ArrayDeque;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A derived value needs itself: a bug in the functions. The message names the way round.
public final class CycleException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  CycleException(Memo<?, ?> memo, @Nullable Computation running) {
    super("a derived value reads itself: " + path(memo, running));
  }

  private static String path(Memo<?, ?> memo, @Nullable Computation running) {
    var path = new ArrayDeque<Memo<?, ?>>();
    path.add(memo);
    for (var step = running; step != null; step = step.outer()) {
      path.addFirst(step.memo());
      if (step.memo() == memo) {
        break;
      }
    }
    return path.stream().map(Memo::toString).collect(Collectors.joining(" -> "));
  }
}
