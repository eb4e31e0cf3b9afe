package dev.sluice.translate.knative;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.knative.IngressPath;
import dev.sluice.knative.IngressProblems;
import dev.sluice.knative.IngressSplit;
import dev.sluice.knative.Visibility;
import dev.sluice.object.KnativeIngress;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.backend.Endpoints;
import dev.sluice.translate.backend.ServiceBackend;
import dev.sluice.translate.reference.Resolved;
import dev.sluice.translate.tls.KeyPairs;
import dev.sluice.xds.ir.Upstream.Discovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Judges the newest versions of KIngresses.
public final class Verdicts {

  private final KnativeGateways gateways;
  private final IngressBackends backends;
  private final Endpoints endpoints;
  private final KeyPairs keyPairs;
  private final HostConflicts conflicts;
  private final Derived<ObjectKey, Optional<Verdict>> byKey;

  /// Verdicts on the KIngresses among the facts.
  public Verdicts(
      Incremental engine,
      Facts facts,
      KnativeGateways gateways,
      IngressBackends backends,
      Endpoints endpoints,
      KeyPairs keyPairs,
      HostConflicts conflicts) {
    this.gateways = gateways;
    this.backends = backends;
    this.endpoints = endpoints;
    this.keyPairs = keyPairs;
    this.conflicts = conflicts;
    this.byKey =
        engine.derive("ingress verdict", key -> facts.knativeIngress(key).map(this::judge));
  }

  /// What stands between the newest version of a KIngress and its being in force; empty when it is
  /// not ours.
  public Optional<Verdict> get(ObjectKey key) {
    return byKey.get(key);
  }

  private Verdict judge(KnativeIngress ingress) {
    var obstacles = new ArrayList<Finding>(problems(ingress));
    if (!obstacles.isEmpty()) {
      return new Verdict(obstacles, List.of(), List.of());
    }
    var waiting = new ArrayList<Finding>();
    obstacles.addAll(missingGateways(ingress));
    obstacles.addAll(conflicts.of(ingress));
    splits(ingress).forEach(place -> judge(ingress, place, obstacles, waiting));
    return new Verdict(obstacles, waiting, certificates(ingress));
  }

  private static List<Finding> problems(KnativeIngress ingress) {
    return IngressProblems.of(ingress.spec(), ingress.metadata().namespace()).stream()
        .map(problem -> new Finding(Reason.INGRESS_INVALID, problem.field(), problem.message()))
        .toList();
  }

  private List<Finding> missingGateways(KnativeIngress ingress) {
    return ingress.spec().rules().stream()
        .map(rule -> rule.visibility())
        .distinct()
        .filter(visibility -> gateways.plan(ingress, visibility).isEmpty())
        .map(
            visibility ->
                new Finding(Reason.GATEWAY_DOES_NOT_EXIST, "", missing(ingress, visibility)))
        .toList();
  }

  private String missing(KnativeIngress ingress, Visibility visibility) {
    return gateways
        .choice(ingress, visibility)
        .map(choice -> "%s does not exist or is of another class".formatted(choice.gateway()))
        .orElseGet(
            () ->
                "no Gateway is named for rules with visibility %s: add one to %s"
                    .formatted(visibility.written(), KnativeConfigs.OWN));
  }

  /// A split and where it is written.
  private record Place(String field, IngressPath path, IngressSplit split) {}

  private static Stream<Place> splits(KnativeIngress ingress) {
    var rules = ingress.spec().rules();
    return IntStream.range(0, rules.size())
        .boxed()
        .flatMap(at -> splits("spec.rules[%d].http".formatted(at), rules.get(at).paths()));
  }

  private static Stream<Place> splits(String field, List<IngressPath> paths) {
    return IntStream.range(0, paths.size())
        .boxed()
        .flatMap(at -> splits("%s.paths[%d]".formatted(field, at), paths.get(at)));
  }

  private static Stream<Place> splits(String field, IngressPath path) {
    return IntStream.range(0, path.splits().size())
        .mapToObj(
            at -> new Place("%s.splits[%d]".formatted(field, at), path, path.splits().get(at)));
  }

  private void judge(
      KnativeIngress ingress, Place place, List<Finding> obstacles, List<Finding> waiting) {
    var resolved = backends.resolve(ingress.metadata().namespace(), place.path(), place.split());
    resolved
        .finding(place.field())
        .map(
            finding ->
                new Finding(Reason.INGRESS_BACKEND_NOT_FOUND, finding.field(), finding.message()))
        .ifPresent(obstacles::add);
    if (place.split().percent() > 0) {
      resolved.found().flatMap(backend -> idle(place, backend)).ifPresent(waiting::add);
    }
  }

  /// A backend that is found by its name is taken to be there.
  private Optional<Finding> idle(Place place, ServiceBackend backend) {
    var delivered = backend.upstream().discovery() instanceof Discovery.Delivered;
    if (!delivered || !endpoints.get(backend.port()).members().isEmpty()) {
      return Optional.empty();
    }
    var message =
        "%s has no ready endpoints for port %d"
            .formatted(backend.port().service(), backend.port().port());
    return Optional.of(new Finding(Reason.ENDPOINTS_NOT_READY, place.field(), message));
  }

  private List<Finding> certificates(KnativeIngress ingress) {
    var tls = ingress.spec().tls();
    return IntStream.range(0, tls.size())
        .boxed()
        .flatMap(at -> certificate(ingress, at).stream())
        .toList();
  }

  private Optional<Finding> certificate(KnativeIngress ingress, int at) {
    var secret = IngressPlans.secret(ingress, ingress.spec().tls().get(at));
    return keyPairs.get(secret) instanceof Resolved.Broken<?>(_, var message)
        ? Optional.of(
            new Finding(
                Reason.INGRESS_CERTIFICATE, "spec.tls[%d].secretName".formatted(at), message))
        : Optional.empty();
  }
}
