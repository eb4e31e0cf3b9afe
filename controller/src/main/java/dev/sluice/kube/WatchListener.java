package dev.sluice.kube;

import dev.sluice.object.Change;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Problem;
import java.util.List;

/// Hears what the watches see. Called by the thread of the watch, one per kind; a call that blocks
/// makes the API server wait.
public interface WatchListener {

  /// Objects of the kind have changed, in this order.
  void changed(Kind kind, List<Change> changes);

  /// An object was read that is not understood in all parts, or is understood or gone again.
  ///
  /// @param problems what is not understood; empty if nothing is wrong any more
  void misunderstood(ObjectKey key, List<Problem> problems);

  /// What was reported of the kind so far is all there is, or the kind is not served. Said once,
  /// when that is first known.
  void listed(Kind kind);
}
