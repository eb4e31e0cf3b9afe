package dev.sluice.status;

import dev.sluice.object.AllowedRoutes.RouteKind;
import dev.sluice.object.GatewayAddress;
import dev.sluice.object.ParentRef;
import dev.sluice.translate.knative.LoadBalancer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The status that an object should have.
public sealed interface ObjectStatus {

  /// All conditions, at whatever depth.
  Stream<Condition> allConditions();

  /// The status of a GatewayClass.
  ///
  /// @param conditions of the class
  /// @param supportedFeatures names of features, sorted
  record ClassStatus(List<Condition> conditions, List<String> supportedFeatures)
      implements ObjectStatus {

    @Override
    public Stream<Condition> allConditions() {
      return conditions.stream();
    }
  }

  /// The status of a Gateway.
  ///
  /// @param addresses where proxies listen
  /// @param conditions of the Gateway as a whole
  /// @param listeners one per listener, in the order written
  /// @param attachedListenerSets how many ListenerSets add listeners
  record GatewayStatus(
      List<GatewayAddress> addresses,
      List<Condition> conditions,
      List<ListenerStatus> listeners,
      int attachedListenerSets)
      implements ObjectStatus {

    @Override
    public Stream<Condition> allConditions() {
      return Stream.concat(
          conditions.stream(),
          listeners.stream().flatMap(listener -> listener.conditions().stream()));
    }
  }

  /// The status of a ListenerSet.
  ///
  /// @param conditions of the set as a whole
  /// @param listeners one per listener, in the order written
  record ListenerSetStatus(List<Condition> conditions, List<ListenerStatus> listeners)
      implements ObjectStatus {

    @Override
    public Stream<Condition> allConditions() {
      return Stream.concat(
          conditions.stream(),
          listeners.stream().flatMap(listener -> listener.conditions().stream()));
    }
  }

  /// The status of a listener.
  ///
  /// @param name name of the listener
  /// @param port its port as written
  /// @param supportedKinds kinds of routes that may attach
  /// @param attachedRoutes how many routes are attached
  /// @param conditions of the listener
  record ListenerStatus(
      String name,
      int port,
      List<RouteKind> supportedKinds,
      int attachedRoutes,
      List<Condition> conditions) {}

  /// The status of a route.
  ///
  /// @param parents one per parent reference that leads to a Gateway or ListenerSet of ours
  record RouteStatus(List<ParentStatus> parents) implements ObjectStatus {

    @Override
    public Stream<Condition> allConditions() {
      return parents.stream().flatMap(parent -> parent.conditions().stream());
    }
  }

  /// The status of a policy.
  ///
  /// @param ancestors one per Gateway of ours that leads to its targets, in order
  record PolicyStatus(List<ParentStatus> ancestors) implements ObjectStatus {

    @Override
    public Stream<Condition> allConditions() {
      return ancestors.stream().flatMap(ancestor -> ancestor.conditions().stream());
    }
  }

  /// The status of a KIngress.
  ///
  /// @param observedGeneration the generation that it is about
  /// @param conditions of the KIngress, sorted by type
  /// @param everybody where everybody finds its rules, if anywhere
  /// @param cluster where the cluster finds its rules, if anywhere
  record IngressStatus(
      long observedGeneration,
      List<Condition> conditions,
      Optional<LoadBalancer> everybody,
      Optional<LoadBalancer> cluster)
      implements ObjectStatus {

    @Override
    public Stream<Condition> allConditions() {
      return conditions.stream();
    }
  }

  /// The status of a route towards one parent, or of a policy towards one ancestor.
  ///
  /// @param parentRef the reference
  /// @param controllerName who says so
  /// @param conditions of the object towards the parent
  record ParentStatus(ParentRef parentRef, String controllerName, List<Condition> conditions) {}
}
