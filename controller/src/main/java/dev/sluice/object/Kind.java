package dev.sluice.object;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.toCollection;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The kinds of objects that Sluice reads.
public enum Kind {
  GATEWAY_CLASS(Groups.GATEWAY, "GatewayClass", Scope.CLUSTER, "v1 v1beta1", StatusShape.WHOLE),
  GATEWAY(Groups.GATEWAY, "Gateway", Scope.NAMESPACE, "v1 v1beta1", StatusShape.WHOLE),
  LISTENER_SET(Groups.GATEWAY, "ListenerSet", Scope.NAMESPACE, "v1", StatusShape.WHOLE),
  HTTP_ROUTE(Groups.GATEWAY, "HTTPRoute", Scope.NAMESPACE, "v1 v1beta1", StatusShape.PARENTS),
  GRPC_ROUTE(Groups.GATEWAY, "GRPCRoute", Scope.NAMESPACE, "v1", StatusShape.PARENTS),
  TLS_ROUTE(
      Groups.GATEWAY, "TLSRoute", Scope.NAMESPACE, "v1 v1alpha3 v1alpha2", StatusShape.PARENTS),
  TCP_ROUTE(Groups.GATEWAY, "TCPRoute", Scope.NAMESPACE, "v1 v1alpha2", StatusShape.PARENTS),
  UDP_ROUTE(Groups.GATEWAY, "UDPRoute", Scope.NAMESPACE, "v1 v1alpha2", StatusShape.PARENTS),
  BACKEND_TLS_POLICY(
      Groups.GATEWAY, "BackendTLSPolicy", Scope.NAMESPACE, "v1 v1alpha3", StatusShape.ANCESTORS),
  REFERENCE_GRANT(Groups.GATEWAY, "ReferenceGrant", Scope.NAMESPACE, "v1 v1beta1"),
  KNATIVE_INGRESS(
      "networking.internal.knative.dev", "Ingress", Scope.NAMESPACE, "v1alpha1", StatusShape.WHOLE),
  SERVICE("", "Service", Scope.NAMESPACE, "v1"),
  ENDPOINT_SLICE("discovery.k8s.io", "EndpointSlice", Scope.NAMESPACE, "v1"),
  SECRET("", "Secret", Scope.NAMESPACE, "v1"),
  CONFIG_MAP("", "ConfigMap", Scope.NAMESPACE, "v1"),
  NAMESPACE("", "Namespace", Scope.CLUSTER, "v1"),
  DEPLOYMENT("apps", "Deployment", Scope.NAMESPACE, "v1"),
  POD("", "Pod", Scope.NAMESPACE, "v1"),
  CUSTOM_RESOURCE_DEFINITION(
      "apiextensions.k8s.io", "CustomResourceDefinition", Scope.CLUSTER, "v1");

  /// What attaches to listeners.
  public static final Set<Kind> ROUTES =
      Collections.unmodifiableSet(
          EnumSet.of(HTTP_ROUTE, GRPC_ROUTE, TLS_ROUTE, TCP_ROUTE, UDP_ROUTE));

  /// What Sluice writes a status for.
  public static final Set<Kind> WITH_STATUS =
      Arrays.stream(values())
          .filter(kind -> kind.statusShape().isPresent())
          .collect(collectingAndThen(toCollection(Kind::none), Collections::unmodifiableSet));

  private final String group;
  private final String label;
  private final Scope scope;
  private final String versions;
  private final Optional<StatusShape> statusShape;

  /// Where objects of a kind live.
  private enum Scope {
    CLUSTER,
    NAMESPACE
  }

  /// Groups of several kinds.
  private static final class Groups {
    static final String GATEWAY = "gateway.networking.k8s.io";
  }

  Kind(String group, String label, Scope scope, String versions) {
    this(group, label, scope, versions, Optional.empty());
  }

  Kind(String group, String label, Scope scope, String versions, StatusShape statusShape) {
    this(group, label, scope, versions, Optional.of(statusShape));
  }

  Kind(
      String group, String label, Scope scope, String versions, Optional<StatusShape> statusShape) {
    this.group = group;
    this.label = label;
    this.scope = scope;
    this.versions = versions;
    this.statusShape = statusShape;
  }

  /// The API group; empty for the core group.
  public String group() {
    return group;
  }

  /// The kind as written in manifests, such as `HTTPRoute`.
  public String label() {
    return label;
  }

  /// Whether objects of this kind live in a namespace.
  public boolean namespaced() {
    return scope == Scope.NAMESPACE;
  }

  /// Whether only a running cluster has something to say about the kind, so that manifests of it
  /// are somebody else's.
  public boolean clusterOnly() {
    return this == DEPLOYMENT || this == POD || this == CUSTOM_RESOURCE_DEFINITION;
  }

  /// The versions that are understood, preferred one first.
  public List<String> versions() {
    return List.of(versions.split(" "));
  }

  /// How the status of the kind is divided; empty for kinds whose status is none of our business.
  public Optional<StatusShape> statusShape() {
    return statusShape;
  }

  private static Set<Kind> none() {
    return EnumSet.noneOf(Kind.class);
  }

  /// The kind with this group and label, in whatever version.
  public static Optional<Kind> of(String group, String label) {
    return Arrays.stream(values())
        .filter(kind -> kind.group.equals(group) && kind.label.equals(label))
        .findFirst();
  }
}
