package dev.sluice.translate.route;

import dev.sluice.facts.ServicePort;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Translated;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// A route plan in the making; lives within one translation.
final class RouteDraft {

  private final List<RankedRule> rules = new ArrayList<>();
  private final SequencedSet<ServicePort> backends = new LinkedHashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  void add(RankedRule rule) {
    rules.add(rule);
  }

  void use(ServicePort backend) {
    backends.add(backend);
  }

  void report(Finding finding) {
    findings.add(finding);
  }

  Translated<RoutePlan> finish() {
    return new Translated<>(new RoutePlan(rules, backends), findings);
  }
}
