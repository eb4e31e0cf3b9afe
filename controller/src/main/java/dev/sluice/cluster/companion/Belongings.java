package dev.sluice.cluster.companion;

import dev.sluice.knative.companion.ParentStatus;
import dev.sluice.knative.companion.StoredRoute;
import dev.sluice.object.ApiObject;
import dev.sluice.object.Change;
import dev.sluice.object.HttpRoute;
import dev.sluice.object.Kind;
import dev.sluice.object.KnativeIngress;
import dev.sluice.object.Metadata.Owner;
import dev.sluice.object.ObjectKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The HTTPRoutes and ReferenceGrants of the cluster, and which KIngress each was made for. One
/// thread at a time.
final class Belongings {

  private final Map<ObjectKey, ApiObject> objects = new HashMap<>();
  private final Map<ObjectKey, List<ParentStatus>> statuses = new HashMap<>();
  private final Map<ObjectKey, Map<ObjectKey, ApiObject>> byOwner = new HashMap<>();

  /// Takes note of a change; tells for which KIngresses it matters.
  List<ObjectKey> take(Change change) {
    var key = change.key();
    var before = owner(key);
    before.ifPresent(owner -> leave(owner, key));
    switch (change) {
      case Change.Put(var object) -> objects.put(key, object);
      case Change.Delete _ -> objects.remove(key);
    }
    var after = owner(key);
    after.ifPresent(owner -> join(owner, key));
    return Stream.concat(before.stream(), after.stream()).distinct().toList();
  }

  /// Takes note of what is said about a route; tells for which KIngress it matters.
  Optional<ObjectKey> take(ObjectKey route, List<ParentStatus> said) {
    return said.equals(statuses.put(route, said)) ? Optional.empty() : owner(route);
  }

  /// Nothing is said about a route any more.
  void drop(ObjectKey route) {
    statuses.remove(route);
  }

  /// An object, whoever made it.
  Optional<ApiObject> find(ObjectKey key) {
    return Optional.ofNullable(objects.get(key));
  }

  /// The routes of a KIngress, in order.
  List<StoredRoute> routes(KnativeIngress ingress, RouteReader reader) {
    return of(ingress, Kind.HTTP_ROUTE)
        .map(HttpRoute.class::cast)
        .map(
            route ->
                new StoredRoute(
                    reader.read(route),
                    route.metadata().generation(),
                    statuses.getOrDefault(route.key(), List.of())))
        .toList();
  }

  /// What of a kind belongs to a KIngress.
  Stream<ApiObject> of(KnativeIngress ingress, Kind kind) {
    return owned(ingress.key()).stream()
        .filter(object -> object.kind() == kind)
        .filter(object -> belongs(object, ingress));
  }

  /// Whether the object was made for the KIngress and for none that had its name before.
  static boolean belongs(ApiObject object, KnativeIngress ingress) {
    return object.metadata().owners().stream()
        .anyMatch(owner -> owner.uid().equals(ingress.metadata().uid()));
  }

  private Collection<ApiObject> owned(ObjectKey ingress) {
    return byOwner.getOrDefault(ingress, Map.of()).values();
  }

  private void leave(ObjectKey owner, ObjectKey key) {
    byOwner.computeIfPresent(
        owner,
        (_, all) -> {
          all.remove(key);
          return all.isEmpty() ? null : all;
        });
  }

  private void join(ObjectKey owner, ObjectKey key) {
    find(key)
        .ifPresent(object -> byOwner.computeIfAbsent(owner, _ -> new TreeMap<>()).put(key, object));
  }

  private Optional<ObjectKey> owner(ObjectKey key) {
    return find(key).stream()
        .flatMap(object -> object.metadata().owners().stream())
        .filter(Belongings::isIngress)
        .map(owner -> new ObjectKey(Kind.KNATIVE_INGRESS, key.namespace(), owner.name()))
        .findFirst();
  }

  private static boolean isIngress(Owner owner) {
    return owner.kind().equals(Kind.KNATIVE_INGRESS.label())
        && owner.apiVersion().startsWith(Kind.KNATIVE_INGRESS.group() + "/");
  }
}
