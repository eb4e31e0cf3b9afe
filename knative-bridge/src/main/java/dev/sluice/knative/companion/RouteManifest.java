package dev.sluice.knative.companion;

import dev.sluice.knative.companion.CompanionRoute.Parent;
import dev.sluice.knative.companion.RouteRule.Backend;
import dev.sluice.knative.companion.RouteRule.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// HTTPRoutes in the form of the API: maps, lists, text and whole numbers, in the order of the
/// API's documentation. What the API sets by default is written too, so that reading gives it back.
public final class RouteManifest {

  private static final String GROUP = "gateway.networking.k8s.io";

  private RouteManifest() {}

  /// The whole object.
  public static Map<String, Object> of(CompanionRoute route) {
    var spec = object("parentRefs", route.parents().stream().map(RouteManifest::parent).toList());
    putUnlessEmpty(spec, "hostnames", route.hostnames());
    spec.put("rules", route.rules().stream().map(RouteManifest::rule).toList());
    var metadata =
        object(
            "namespace", route.namespace(),
            "name", route.name(),
            "labels", route.labels(),
            "annotations", route.annotations());
    return object(
        "apiVersion", GROUP + "/v1", "kind", "HTTPRoute", "metadata", metadata, "spec", spec);
  }

  private static Map<String, Object> parent(Parent parent) {
    var ref =
        object(
            "group",
            GROUP,
            "kind",
            "Gateway",
            "namespace",
            parent.namespace(),
            "name",
            parent.name());
    if (!parent.section().isEmpty()) {
      ref.put("sectionName", parent.section());
    }
    return ref;
  }

  private static Map<String, Object> rule(RouteRule rule) {
    var match = object("path", object("type", "PathPrefix", "value", rule.path()));
    putUnlessEmpty(match, "headers", exactly(rule.headers()));
    var result = object("matches", List.of(match));
    putUnlessEmpty(result, "filters", filters(rule));
    putUnlessEmpty(
        result, "backendRefs", rule.backends().stream().map(RouteManifest::backend).toList());
    if (rule.timeless()) {
      result.put("timeouts", object("request", "0s"));
    }
    return result;
  }

  private static List<Map<String, Object>> exactly(SortedMap<String, String> headers) {
    return headers.entrySet().stream()
        .map(entry -> object("type", "Exact", "name", entry.getKey(), "value", entry.getValue()))
        .toList();
  }

  private static List<Map<String, Object>> filters(RouteRule rule) {
    var filters = new ArrayList<>(setting(rule.set()));
    if (!rule.rewriteHost().isEmpty()) {
      filters.add(filter("URLRewrite", "urlRewrite", object("hostname", rule.rewriteHost())));
    }
    if (rule.outcome() instanceof Outcome.ToTls(var status)) {
      filters.add(
          filter(
              "RequestRedirect",
              "requestRedirect",
              object("scheme", "https", "statusCode", status)));
    }
    return filters;
  }

  private static List<Map<String, Object>> setting(SortedMap<String, String> headers) {
    var set =
        headers.entrySet().stream()
            .map(entry -> object("name", entry.getKey(), "value", entry.getValue()))
            .toList();
    return set.isEmpty()
        ? List.of()
        : List.of(filter("RequestHeaderModifier", "requestHeaderModifier", object("set", set)));
  }

  private static Map<String, Object> filter(String type, String field, Object value) {
    return object("type", type, field, value);
  }

  private static Map<String, Object> backend(Backend backend) {
    var ref =
        object(
            "group", "",
            "kind", "Service",
            "name", backend.service(),
            "port", backend.port(),
            "weight", backend.weight());
    putUnlessEmpty(ref, "filters", setting(backend.set()));
    return ref;
  }

  /// An object of names and values in turn, in this order.
  private static Map<String, Object> object(Object... namesAndValues) {
    var object = new LinkedHashMap<String, Object>();
    for (var at = 0; at < namesAndValues.length; at += 2) {
      object.put((String) namesAndValues[at], namesAndValues[at + 1]);
    }
    return object;
  }

  private static void putUnlessEmpty(Map<String, Object> object, String name, List<?> values) {
    if (!values.isEmpty()) {
      object.put(name, values);
    }
  }
}
