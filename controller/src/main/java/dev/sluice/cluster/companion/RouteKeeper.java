package dev.sluice.cluster.companion;

import dev.sluice.cluster.companion.Prober.Probe;
import dev.sluice.knative.companion.CompanionProblems;
import dev.sluice.knative.companion.CompanionRoute;
import dev.sluice.knative.companion.CompanionRoutes;
import dev.sluice.knative.companion.ProbeRequest;
import dev.sluice.knative.companion.Rollout;
import dev.sluice.knative.companion.SecretGrant;
import dev.sluice.knative.companion.Step;
import dev.sluice.knative.companion.Step.Progress.Waiting;
import dev.sluice.knative.companion.StoredRoute;
import dev.sluice.knative.companion.TlsListeners;
import dev.sluice.kube.ObjectWriter;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes the HTTPRoutes of KIngresses, one step at a time, and says how far they have come. One
/// thread.
final class RouteKeeper {

  private static final String MANAGER = "sluice";
  private static final String NOT_READY = "HTTPRouteNotReady";
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Survey survey;
  private final ObjectWriter writer;
  private final Prober prober;
  private final Reports reports;
  private final Map<ObjectKey, Version> inForce = new HashMap<>();

  private record Version(String uid, String hash) {}

  RouteKeeper(Survey survey, ObjectWriter writer, Prober prober, Reports reports) {
    this.survey = survey;
    this.writer = writer;
    this.prober = prober;
    this.reports = reports;
  }

  /// Does what is to be done for a KIngress now.
  ///
  /// @return when to come back if nothing happens before; empty if there is no need to
  Optional<Duration> keep(ObjectKey key) throws IOException {
    var assignment = survey.assignment(key);
    if (assignment.isPresent()) {
      return keep(assignment.get());
    }
    prober.forget(key);
    reports.forget(key);
    inForce.remove(key);
    var leftovers = survey.leftovers(key);
    if (leftovers.isPresent()) {
      clear(leftovers.get());
      survey.settle(key);
    }
    return Optional.empty();
  }

  private void clear(Leftovers leftovers) throws IOException {
    for (var route : leftovers.routes()) {
      delete(Manifests.ROUTE, route.key(), route.metadata().uid());
    }
    for (var grant : leftovers.grants()) {
      delete(Manifests.GRANT, grant.key(), grant.metadata().uid());
    }
  }

  private Optional<Duration> keep(Assignment assignment) throws IOException {
    var invalid = Survey.problems(assignment.ingress());
    if (!invalid.isEmpty()) {
      reports.unusable(assignment, invalid);
      return Optional.empty();
    }
    var origin = assignment.origin();
    var problems = CompanionProblems.of(origin, assignment.gateways(), assignment.ports());
    if (!problems.isEmpty()) {
      var left = reports.left(assignment);
      if (!left.isPositive()) {
        reports.unusable(assignment, problems);
      }
      return left.isPositive() ? Optional.of(left) : Optional.empty();
    }
    keepGrants(assignment);
    return advance(assignment);
  }

  private Optional<Duration> advance(Assignment assignment) throws IOException {
    if (assignment.ready()) {
      inForce.putIfAbsent(assignment.key(), version(assignment));
    }
    var step = step(assignment);
    for (var route : step.put()) {
      put(assignment, route);
    }
    for (var name : step.delete()) {
      var key = new ObjectKey(Kind.HTTP_ROUTE, assignment.origin().namespace(), name);
      delete(Manifests.ROUTE, key, uid(key));
    }
    return report(assignment, step);
  }

  private Optional<Duration> report(Assignment assignment, Step step) {
    if (!(step.progress() instanceof Waiting waiting)) {
      inForce.put(assignment.key(), version(assignment));
      reports.ready(assignment);
      return Optional.empty();
    }
    var later = reports.waiting(assignment, waiting);
    return Optional.of(step.put().isEmpty() || later.compareTo(AGAIN) < 0 ? later : AGAIN);
  }

  private Step step(Assignment assignment) {
    var origin = assignment.origin();
    var wanted =
        CompanionRoutes.of(origin, assignment.gateways(), assignment.ports(), assignment.written());
    var probes = probes(assignment);
    prober.want(
        assignment.key(),
        probes.values().stream()
            .flatMap(Optional::stream)
            .flatMap(Set::stream)
            .collect(Collectors.toSet()));
    return Rollout.next(
        wanted,
        origin.hash(),
        assignment.routes(),
        request -> isInForce(assignment, request) || answered(assignment.key(), probes, request));
  }

  /// The probes of the routes that are written and accepted; those of a version that was in force
  /// already tell nothing new.
  private Map<ProbeRequest, Optional<Set<Probe>>> probes(Assignment assignment) {
    var probes = new HashMap<ProbeRequest, Optional<Set<Probe>>>();
    var certificates = TlsListeners.of(assignment.origin(), assignment.gateways());
    for (var stored : assignment.routes()) {
      for (var request : requests(stored)) {
        if (!isInForce(assignment, request)) {
          probes.put(request, survey.probes(request, certificates));
        }
      }
    }
    return probes;
  }

  private static List<ProbeRequest> requests(StoredRoute stored) {
    return stored.hindrance().isEmpty() ? ProbeRequest.of(stored.route()) : List.of();
  }

  private boolean answered(
      ObjectKey key, Map<ProbeRequest, Optional<Set<Probe>>> probes, ProbeRequest request) {
    return probes
        .getOrDefault(request, Optional.empty())
        .filter(all -> all.stream().allMatch(probe -> prober.answered(key, probe)))
        .isPresent();
  }

  private boolean isInForce(Assignment assignment, ProbeRequest request) {
    var known = inForce.get(assignment.key());
    return known != null
        && known.equals(new Version(assignment.ingress().metadata().uid(), request.hash()));
  }

  private static Version version(Assignment assignment) {
    return new Version(assignment.ingress().metadata().uid(), assignment.origin().hash());
  }

  private void put(Assignment assignment, CompanionRoute route) throws IOException {
    var key = new ObjectKey(Kind.HTTP_ROUTE, route.namespace(), route.name());
    requireOwn(assignment, key);
    leaveForce(assignment, route);
    writer.apply(Manifests.route(route, assignment.ingress()), MANAGER, true);
  }

  /// With the first route of another version the one before is not in force everywhere any more.
  private void leaveForce(Assignment assignment, CompanionRoute route) {
    var version = version(assignment);
    var begins =
        ProbeRequest.of(route).stream().anyMatch(probe -> probe.hash().equals(version.hash()));
    if (begins && !version.equals(inForce.get(assignment.key()))) {
      inForce.remove(assignment.key());
    }
  }

  private void requireOwn(Assignment assignment, ObjectKey key) throws IOException {
    var found = survey.find(key);
    if (found.filter(object -> !Belongings.belongs(object, assignment.ingress())).isPresent()) {
      throw new IOException("%s was made for something else".formatted(key));
    }
  }

  private void keepGrants(Assignment assignment) throws IOException {
    var listeners = TlsListeners.of(assignment.origin(), assignment.gateways());
    var wanted = new HashSet<ObjectKey>();
    for (var grant : TlsListeners.grants(assignment.origin(), listeners)) {
      var key = key(grant);
      wanted.add(key);
      if (!assignment.grants().contains(key)) {
        requireOwn(assignment, key);
        writer.apply(Manifests.grant(grant, assignment.ingress()), MANAGER, true);
      }
    }
    for (var key : assignment.grants()) {
      if (!wanted.contains(key)) {
        delete(Manifests.GRANT, key, uid(key));
      }
    }
  }

  private static ObjectKey key(SecretGrant grant) {
    return new ObjectKey(Kind.REFERENCE_GRANT, grant.namespace(), grant.name());
  }

  private String uid(ObjectKey key) {
    return survey.find(key).map(found -> found.metadata().uid()).orElse("");
  }

  private void delete(String apiVersion, ObjectKey key, String uid) throws IOException {
    writer.delete(apiVersion, key.kind().label(), key.namespace(), key.name(), uid);
  }

  /// Says of a KIngress that something could not be written.
  void failed(ObjectKey key, String message) {
    survey
        .assignment(key)
        .ifPresent(assignment -> reports.waiting(assignment, new Waiting(NOT_READY, message)));
  }
}
