package dev.sluice.object.decode;

import dev.sluice.object.HttpBackendRef;
import dev.sluice.object.HttpFilter;
import dev.sluice.object.HttpRetry;
import dev.sluice.object.HttpRouteMatch;
import dev.sluice.object.HttpRouteMatch.PathType;
import dev.sluice.object.HttpRouteRule;
import dev.sluice.object.HttpTimeouts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads the rules of an HTTPRoute.
final class HttpRules {

  private static final String BOTH =
      "has RequestRedirect, which goes without backendRefs; remove one of them";
  private static final String ONE_PREFIX =
      "has ReplacePrefixMatch, which needs exactly one match of type PathPrefix in the rule; write"
          + " that match or use ReplaceFullPath";

  private HttpRules() {}

  static HttpRouteRule read(Fields rule) {
    var read =
        new HttpRouteRule(
            rule.optionalText("name", Names.DNS_SUBDOMAIN),
            HttpMatches.read(rule),
            HttpFilters.read(rule, HttpFilterTypes.HTTP),
            rule.objects("backendRefs", References.MOST_BACKENDS, HttpRules::backend),
            rule.object("timeouts", HttpRules::timeouts).orElse(HttpTimeouts.NONE),
            rule.object("retry", HttpRules::retry));
    SessionPersistence.check(rule);
    checkFilters(rule, read);
    return read;
  }

  private static HttpBackendRef backend(Fields backend) {
    return new HttpBackendRef(
        References.backend(backend),
        References.weight(backend),
        HttpFilters.read(backend, HttpFilterTypes.HTTP));
  }

  private static HttpTimeouts timeouts(Fields timeouts) {
    var request = timeouts.duration("request");
    var backendRequest = timeouts.duration("backendRequest");
    var limit = request.filter(Duration::isPositive);
    if (limit.isPresent() && backendRequest.filter(length -> isOver(length, limit)).isPresent()) {
      timeouts.error("backendRequest", "is longer than `request`; write at most that");
    }
    return new HttpTimeouts(request, backendRequest);
  }

  private static boolean isOver(Duration length, Optional<Duration> limit) {
    return length.compareTo(limit.orElseThrow()) > 0;
  }

  private static HttpRetry retry(Fields retry) {
    var codes = retry.integers("codes", Integer.MAX_VALUE, 400, 599);
    retry.requireUnique("codes", codes);
    return new HttpRetry(
        codes,
        retry.integer("attempts", 0, Integer.MAX_VALUE).orElse(1),
        retry.duration("backoff"));
  }

  private static void checkFilters(Fields rule, HttpRouteRule read) {
    var redirects = read.filters().stream().anyMatch(HttpFilter.RequestRedirect.class::isInstance);
    if (redirects && !read.backendRefs().isEmpty()) {
      rule.error("filters", BOTH);
    }
    if (!hasOnePrefix(read.matches())) {
      checkNoPrefix(rule, read);
    }
  }

  private static void checkNoPrefix(Fields rule, HttpRouteRule read) {
    if (HttpFilters.replacePrefix(read.filters())) {
      rule.error("filters", ONE_PREFIX);
    }
    if (read.backendRefs().stream().anyMatch(ref -> HttpFilters.replacePrefix(ref.filters()))) {
      rule.error("backendRefs", ONE_PREFIX);
    }
  }

  private static boolean hasOnePrefix(List<HttpRouteMatch> matches) {
    return matches.size() == 1 && matches.getFirst().pathType() == PathType.PATH_PREFIX;
  }
}
