package dev.sluice.cluster.companion;

import dev.sluice.knative.companion.CompanionRoute;
import dev.sluice.knative.companion.Gateways;
import dev.sluice.knative.companion.Origin;
import dev.sluice.knative.companion.PortNumbers;
import dev.sluice.knative.companion.StoredRoute;
import dev.sluice.object.KnativeIngress;
import dev.sluice.object.ObjectKey;
import java.util.List;

/// A KIngress to write, and what the cluster has for it.
///
/// @param ingress the KIngress
/// @param origin the same in the words of its routes
/// @param gateways the Gateways that serve it
/// @param ports ports of the Services in its namespace
/// @param routes its HTTPRoutes
/// @param grants its ReferenceGrants
/// @param ready whether its status says that this version of it is in force
/// @param outlook where clients find it
record Assignment(
    KnativeIngress ingress,
    Origin origin,
    Gateways gateways,
    PortNumbers ports,
    List<StoredRoute> routes,
    List<ObjectKey> grants,
    boolean ready,
    Outlook outlook) {

  Assignment {
    routes = List.copyOf(routes);
    grants = List.copyOf(grants);
  }

  ObjectKey key() {
    return ingress.key();
  }

  /// The routes alone.
  List<CompanionRoute> written() {
    return routes.stream().map(StoredRoute::route).toList();
  }
}
