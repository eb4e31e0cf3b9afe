package dev.sluice.cluster.companion;

import dev.sluice.knative.companion.CompanionRoute;
import dev.sluice.knative.companion.CompanionRoute.Parent;
import dev.sluice.knative.companion.RouteRule;
import dev.sluice.knative.companion.RouteRule.Backend;
import dev.sluice.knative.companion.RouteRule.Outcome;
import dev.sluice.object.HttpBackendRef;
import dev.sluice.object.HttpFilter;
import dev.sluice.object.HttpFilter.RequestHeaderModifier;
import dev.sluice.object.HttpFilter.RequestRedirect;
import dev.sluice.object.HttpFilter.UrlRewrite;
import dev.sluice.object.HttpRoute;
import dev.sluice.object.HttpRouteMatch;
import dev.sluice.object.HttpRouteRule;
import dev.sluice.object.ParentRef;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads HTTPRoutes back that were written for a KIngress: what was written is read the same. Of
/// what somebody else made of one only as much is read as tells it from what was written.
///
/// @param labels the labels that matter; others may come from anybody
/// @param annotations the annotations that matter
record RouteReader(Set<String> labels, Set<String> annotations) {

  /// The route as it was written.
  CompanionRoute read(HttpRoute route) {
    var metadata = route.metadata();
    return new CompanionRoute(
        metadata.namespace(),
        metadata.name(),
        only(labels, metadata.labels()),
        only(annotations, metadata.annotations()),
        route.parentRefs().stream().map(ref -> parent(ref, metadata.namespace())).toList(),
        route.hostnames(),
        route.rules().stream().map(RouteReader::rule).toList());
  }

  /// What a route attaches to.
  static Parent parent(ParentRef ref, String namespace) {
    return new Parent(ref.namespace().orElse(namespace), ref.name(), ref.sectionName().orElse(""));
  }

  private static SortedMap<String, String> only(
      Set<String> names, SortedMap<String, String> values) {
    var kept = new TreeMap<>(values);
    kept.keySet().retainAll(names);
    return kept;
  }

  private static RouteRule rule(HttpRouteRule rule) {
    var match = rule.matches().getFirst();
    return new RouteRule(
        match.path(),
        headers(match),
        set(rule.filters()),
        rewrite(rule.filters()),
        outcome(rule),
        rule.timeouts().request().isPresent());
  }

  private static SortedMap<String, String> headers(HttpRouteMatch match) {
    var headers = new TreeMap<String, String>();
    match.headers().forEach(header -> headers.put(header.name(), header.value()));
    return headers;
  }

  private static SortedMap<String, String> set(List<HttpFilter> filters) {
    var set = new TreeMap<String, String>();
    only(RequestHeaderModifier.class, filters)
        .flatMap(modifier -> modifier.edit().set().stream())
        .forEach(header -> set.put(header.name(), header.value()));
    return set;
  }

  private static String rewrite(List<HttpFilter> filters) {
    return only(UrlRewrite.class, filters)
        .flatMap(rewrite -> rewrite.hostname().stream())
        .collect(Collectors.joining());
  }

  private static Outcome outcome(HttpRouteRule rule) {
    return only(RequestRedirect.class, rule.filters())
        .<Outcome>map(redirect -> new Outcome.ToTls(redirect.statusCode()))
        .findFirst()
        .orElseGet(() -> new Outcome.Forward(backends(rule.backendRefs())));
  }

  private static List<Backend> backends(Collection<HttpBackendRef> refs) {
    return refs.stream()
        .map(
            ref ->
                new Backend(
                    ref.backend().ref().name(),
                    ref.backend().port().orElse(0),
                    ref.weight(),
                    set(ref.filters())))
        .toList();
  }

  private static <T> Stream<T> only(Class<T> type, List<HttpFilter> filters) {
    return filters.stream().filter(type::isInstance).map(type::cast);
  }
}
