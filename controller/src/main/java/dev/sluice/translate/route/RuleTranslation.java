package dev.sluice.translate.route;

import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.object.HttpBackendRef;
import dev.sluice.object.HttpFilter;
import dev.sluice.object.HttpRoute;
import dev.sluice.object.HttpRouteMatch;
import dev.sluice.object.HttpRouteRule;
import dev.sluice.translate.backend.Backends;
import dev.sluice.translate.backend.ServiceBackend;
import dev.sluice.translate.reference.Resolved;
import dev.sluice.xds.ir.Action;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.Retry;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Split;
import dev.sluice.xds.ir.Split.Target;
import dev.sluice.xds.ir.Timeouts;
import dev.sluice.xds.ir.Treatment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One rule of an HTTPRoute to rules of a site, one per match.
///
/// Whatever cannot be done is answered 500 instead of being left out, so that no request falls
/// through to a rule it was not meant for.
final class RuleTranslation {

  private static final int FAILURE = 500;

  private final HttpRoute route;
  private final int index;
  private final HttpRouteRule rule;
  private final String field;
  private final Backends backends;
  private final RouteDraft draft;

  RuleTranslation(HttpRoute route, int index, Backends backends, RouteDraft draft) {
    this.route = route;
    this.index = index;
    this.rule = route.rules().get(index);
    this.field = "spec.rules[%d]".formatted(index);
    this.backends = backends;
    this.draft = draft;
  }

  void translate() {
    var resolved =
        rule.backendRefs().stream()
            .map(ref -> backends.resolve(route.key(), ref.backend()))
            .toList();
    reportBackends(resolved);
    for (var at = 0; at < rule.matches().size(); at++) {
      translate(rule.matches().get(at), at, resolved);
    }
  }

  private void reportBackends(List<Resolved<ServiceBackend>> resolved) {
    for (var at = 0; at < resolved.size(); at++) {
      resolved.get(at).finding("%s.backendRefs[%d]".formatted(field, at)).ifPresent(draft::report);
      resolved.get(at).found().map(ServiceBackend::port).ifPresent(draft::use);
    }
  }

  private void translate(HttpRouteMatch written, int at, List<Resolved<ServiceBackend>> resolved) {
    var matchField = "%s.matches[%d]".formatted(field, at);
    var complaint = HttpMatches.complaint(written, matchField);
    if (complaint.isPresent()) {
      drop(complaint.get());
      return;
    }
    var match = HttpMatches.match(written);
    var name = "httproute/%s/rule/%d/match/%d".formatted(route.key().path(), index, at);
    var rank = new Rank(match, route.metadata().created(), route.key(), index, at);
    draft.add(new RankedRule(rank, treated(name, match, resolved)));
  }

  private Rule treated(String name, Match match, List<Resolved<ServiceBackend>> resolved) {
    var filters = new HttpFilters(route.key(), match.path(), backends);
    var outcome = filters.outcome(rule.filters(), field + ".filters");
    outcome.backends().forEach(draft::use);
    outcome.findings().forEach(draft::report);
    if (outcome.failed()) {
      return new Rule(name, match, Treatment.NONE, new Action.Respond(FAILURE));
    }
    var action = redirect(filters).orElseGet(() -> forward(filters, resolved));
    return new Rule(name, match, outcome.treatment(), action);
  }

  private Optional<Action> redirect(HttpFilters filters) {
    return rule.filters().stream()
        .filter(HttpFilter.RequestRedirect.class::isInstance)
        .map(HttpFilter.RequestRedirect.class::cast)
        .findFirst()
        .map(filters::redirect);
  }

  private Action forward(HttpFilters filters, List<Resolved<ServiceBackend>> resolved) {
    var splits = new ArrayList<Split>();
    for (var at = 0; at < resolved.size(); at++) {
      var ref = rule.backendRefs().get(at);
      if (ref.weight() > 0) {
        splits.add(split(ref, at, resolved.get(at), filters));
      }
    }
    return splits.isEmpty() || splits.stream().allMatch(RuleTranslation::refused)
        ? new Action.Respond(FAILURE)
        : new Action.Forward(splits, timeouts(), retry());
  }

  private Split split(
      HttpBackendRef ref, int at, Resolved<ServiceBackend> resolved, HttpFilters filters) {
    var outcome = filters.outcome(ref.filters(), "%s.backendRefs[%d].filters".formatted(field, at));
    outcome.backends().forEach(draft::use);
    outcome.findings().forEach(draft::report);
    var redirects = ref.filters().stream().anyMatch(HttpFilter.RequestRedirect.class::isInstance);
    var target =
        resolved
            .found()
            .filter(_ -> !outcome.failed() && !redirects)
            .<Target>map(backend -> new Target.To(backend.upstream().name()))
            .orElseGet(() -> new Target.Refuse(FAILURE));
    if (redirects) {
      drop(
          new Finding(
              Reason.RULES_DROPPED,
              "%s.backendRefs[%d].filters".formatted(field, at),
              "a backend cannot redirect: move RequestRedirect to the rule"));
    }
    return new Split(target, ref.weight(), outcome.failed() ? Treatment.NONE : outcome.treatment());
  }

  private static boolean refused(Split split) {
    return split.target() instanceof Target.Refuse;
  }

  private Timeouts timeouts() {
    return new Timeouts(limit(rule.timeouts().request()), limit(rule.timeouts().backendRequest()));
  }

  private static Optional<Duration> limit(Optional<Duration> written) {
    return written.filter(Duration::isPositive);
  }

  private Optional<Retry> retry() {
    return rule.retry()
        .filter(retry -> retry.attempts() > 0)
        .map(retry -> new Retry(retry.attempts(), retry.codes(), retry.backoff()));
  }

  private void drop(Finding finding) {
    draft.report(finding);
  }
}
