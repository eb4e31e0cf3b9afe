package dev.sluice.knative.companion;

import dev.sluice.knative.IngressPath;
import dev.sluice.knative.IngressSplit;
import dev.sluice.knative.NetworkHash;
import dev.sluice.knative.companion.RouteGroup.Clause;
import dev.sluice.knative.companion.RouteGroup.Requests;
import dev.sluice.knative.companion.RouteRule.Backend;
import dev.sluice.knative.companion.RouteRule.Outcome;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Turns paths of a KIngress into rules of HTTPRoutes, each with one for probes before it.
///
/// @param hash what probes are told
/// @param ports ports of Services
/// @param timeless whether to say that requests may take as long as they like
record RouteRules(String hash, PortNumbers ports, boolean timeless) {

  private static final String ROOT = "/";
  private static final int MOVED_PERMANENTLY = 301;

  /// Sends everything to TLS.
  Clause toTls() {
    var none = Collections.<String, String>emptySortedMap();
    var rule = new RouteRule(ROOT, none, none, "", new Outcome.ToTls(MOVED_PERMANENTLY), false);
    return new Clause(Requests.of(rule), List.of(rule));
  }

  /// The rules of a path.
  Clause clause(IngressPath path) {
    var rule = rule(path, path.headers(), path.appendHeaders());
    var probe = rule(path, asking(path), NetworkHash.answering(path.appendHeaders(), hash));
    return new Clause(Requests.of(rule), List.of(probe, rule));
  }

  private RouteRule rule(
      IngressPath path, SortedMap<String, String> headers, SortedMap<String, String> set) {
    var backends =
        path.splits().stream().filter(split -> split.percent() > 0).map(this::backend).toList();
    return new RouteRule(
        path.path().isEmpty() ? ROOT : path.path(),
        headers,
        set,
        path.rewriteHost(),
        new Outcome.Forward(backends),
        timeless);
  }

  private static SortedMap<String, String> asking(IngressPath path) {
    var headers = new TreeMap<>(path.headers());
    headers.keySet().removeIf(NetworkHash.HEADER::equalsIgnoreCase);
    headers.put(NetworkHash.HEADER, NetworkHash.OVERRIDE);
    return headers;
  }

  private Backend backend(IngressSplit split) {
    var port = ports.of(split).orElse(0);
    return new Backend(split.serviceName(), port, split.percent(), split.appendHeaders());
  }
}
