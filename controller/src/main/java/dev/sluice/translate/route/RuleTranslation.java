package dev.sluice.translate.route;

import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.object.HttpBackendRef;
import dev.sluice.object.HttpFilter;
import dev.sluice.translate.backend.Backends;
import dev.sluice.translate.backend.ServiceBackend;
import dev.sluice.translate.reference.Resolved;
import dev.sluice.xds.ir.Action;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Split;
import dev.sluice.xds.ir.Split.Target;
import dev.sluice.xds.ir.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One rule of a route for requests to rules of a site, one per match.
///
/// Whatever cannot be done is answered with a failure instead of being left out, so that no request
/// falls through to a rule it was not meant for.
final class RuleTranslation {

  private final RequestRule rule;
  private final Backends backends;
  private final RouteDraft draft;

  RuleTranslation(RequestRule rule, Backends backends, RouteDraft draft) {
    this.rule = rule;
    this.backends = backends;
    this.draft = draft;
  }

  void translate() {
    var resolved =
        rule.backendRefs().stream()
            .map(ref -> backends.resolve(rule.route().key(), ref.backend(), rule.use()))
            .toList();
    reportBackends(resolved);
    for (var at = 0; at < rule.matches().size(); at++) {
      translate(rule.matches().get(at), at, resolved);
    }
  }

  private void reportBackends(List<Resolved<ServiceBackend>> resolved) {
    for (var at = 0; at < resolved.size(); at++) {
      resolved
          .get(at)
          .finding("%s.backendRefs[%d]".formatted(rule.field(), at))
          .ifPresent(draft::report);
      resolved.get(at).found().map(ServiceBackend::port).ifPresent(draft::use);
    }
  }

  private void translate(RequestMatch match, int at, List<Resolved<ServiceBackend>> resolved) {
    if (match.complaint().isPresent()) {
      drop(match.complaint().get());
      return;
    }
    var route = rule.route();
    var rank =
        new Rank(match.specificity(), route.metadata().created(), route.key(), rule.index(), at);
    draft.add(new RankedRule(rank, treated(rule.name(at), match.match(), resolved)));
  }

  private Rule treated(String name, Match match, List<Resolved<ServiceBackend>> resolved) {
    var filters = new HttpFilters(rule.route().key(), match.path(), backends, rule.use());
    var outcome = filters.outcome(rule.filters(), rule.field() + ".filters");
    outcome.backends().forEach(draft::use);
    outcome.findings().forEach(draft::report);
    if (outcome.failed()) {
      return new Rule(name, match, Treatment.NONE, new Action.Respond(rule.failure()));
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
        ? new Action.Respond(rule.failure())
        : new Action.Forward(splits, rule.timeouts(), rule.retry());
  }

  private Split split(
      HttpBackendRef ref, int at, Resolved<ServiceBackend> resolved, HttpFilters filters) {
    var outcome =
        filters.outcome(ref.filters(), "%s.backendRefs[%d].filters".formatted(rule.field(), at));
    outcome.backends().forEach(draft::use);
    outcome.findings().forEach(draft::report);
    var redirects = ref.filters().stream().anyMatch(HttpFilter.RequestRedirect.class::isInstance);
    var target =
        resolved
            .found()
            .filter(_ -> !outcome.failed() && !redirects)
            .<Target>map(backend -> new Target.To(backend.upstream().name()))
            .orElseGet(() -> new Target.Refuse(rule.failure()));
    if (redirects) {
      drop(
          new Finding(
              Reason.RULES_DROPPED,
              "%s.backendRefs[%d].filters".formatted(rule.field(), at),
              "a backend cannot redirect: move RequestRedirect to the rule"));
    }
    return new Split(target, ref.weight(), outcome.failed() ? Treatment.NONE : outcome.treatment());
  }

  private static boolean refused(Split split) {
    return split.target() instanceof Target.Refuse;
  }

  private void drop(Finding finding) {
    draft.report(finding);
  }
}
