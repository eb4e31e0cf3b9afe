package dev.sluice.kube;

import dev.sluice.json.Json.Obj;
import dev.sluice.object.ApiObject;
import dev.sluice.object.Kind;
import java.util.Optional;

/// Makes of what the API server sends what the control plane keeps of it. Called by the threads of
/// all watches.
@FunctionalInterface
public interface ObjectDecoder {

  /// The object; empty if it is to be treated as if it were not there.
  ///
  /// @param kind the kind that was asked for, which objects in lists do not name themselves
  /// @param object as served
  Optional<ApiObject> decode(Kind kind, Obj object);
}
