package dev.sluice.cluster.companion;

import dev.sluice.object.ApiObject;
import java.util.List;

/// What was written for a KIngress that another layer has now.
///
/// @param routes its HTTPRoutes
/// @param grants its ReferenceGrants
record Leftovers(List<ApiObject> routes, List<ApiObject> grants) {

  Leftovers {
    routes = List.copyOf(routes);
    grants = List.copyOf(grants);
  }
}
