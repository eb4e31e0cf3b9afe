package dev.sluice.knative.companion;

import dev.sluice.knative.companion.RouteRule.Backend;
import dev.sluice.knative.companion.Step.Progress.Ready;
import dev.sluice.knative.companion.Step.Progress.Waiting;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Brings the HTTPRoutes of a KIngress to a new version so that no request meets a backend that its
/// proxy does not know: proxies learn the backends by [Preparations], then get the routes, and
/// forget the old backends when all of them follow the routes.
public final class Rollout {

  private static final String ROUTES = "HTTPRouteNotReady";
  private static final String BACKENDS = "EndpointsNotReady";

  private final List<CompanionRoute> wanted;
  private final String hash;
  private final List<StoredRoute> routes;
  private final List<StoredRoute> preparations;
  private final Predicate<ProbeRequest> answered;

  private Rollout(
      List<CompanionRoute> wanted,
      String hash,
      Collection<StoredRoute> stored,
      Predicate<ProbeRequest> answered) {
    this.wanted = wanted;
    this.hash = hash;
    this.answered = answered;
    var parts =
        stored.stream().collect(Collectors.partitioningBy(one -> Preparations.isOne(one.route())));
    this.routes = parts.getOrDefault(false, List.of());
    this.preparations = parts.getOrDefault(true, List.of());
  }

  /// The next step.
  ///
  /// @param wanted what [CompanionRoutes] makes of the KIngress
  /// @param hash the hash of the KIngress
  /// @param stored all HTTPRoutes of the KIngress that are written
  /// @param answered whether all proxies answer a probe with its hash, also about routes that are
  ///   written and not wanted any more; always true where proxies cannot be asked
  public static Step next(
      List<CompanionRoute> wanted,
      String hash,
      Collection<StoredRoute> stored,
      Predicate<ProbeRequest> answered) {
    return new Rollout(wanted, hash, stored, answered).next();
  }

  private Step next() {
    var missing = missing(wanted, routes);
    if (missing.isEmpty()) {
      return finish();
    }
    return hasNewBackends() || unsettled()
        ? prepare(missing)
        : new Step(missing, List.of(), beingWritten());
  }

  private boolean hasNewBackends() {
    var staying = Targets.staying(written(routes).toList(), wanted);
    return !routes.isEmpty() && !staying.containsAll(Targets.of(wanted.stream()));
  }

  /// Whether a proxy may not have come to the routes that are written, so that nobody knows which
  /// backends it knows.
  private boolean unsettled() {
    return written(routes).flatMap(this::unanswered).findAny().isPresent();
  }

  /// Old backends may be gone already, so nothing waits for them.
  private Step prepare(List<CompanionRoute> missing) {
    var ahead =
        Preparations.of(wanted, Targets.backends(wanted.stream()), Preparations.AHEAD, hash);
    var behind = Preparations.of(wanted, oldBackends(), Preparations.BEHIND, hash);
    var toWrite = missing(joined(ahead, behind), preparations);
    if (!toWrite.isEmpty()) {
      return new Step(toWrite, abandoned(), new Waiting(BACKENDS, "new backends are announced"));
    }
    return hindrance(ahead, preparations)
        .map(message -> waiting(BACKENDS, List.of(), message))
        .orElseGet(() -> new Step(missing, List.of(), beingWritten()));
  }

  /// Preparations for versions whose routes were never written.
  private List<String> abandoned() {
    var versions =
        Stream.concat(
                Stream.of(hash),
                written(routes)
                    .flatMap(route -> route.rules().stream())
                    .flatMap(rule -> rule.answer().stream()))
            .distinct()
            .toList();
    return preparations.stream()
        .map(StoredRoute::route)
        .filter(route -> versions.stream().noneMatch(one -> Preparations.isFor(route, one)))
        .map(CompanionRoute::name)
        .toList();
  }

  private List<Backend> oldBackends() {
    var needed = Targets.of(wanted.stream());
    return Targets.backends(written(routes)).stream()
        .filter(backend -> !needed.contains(backend.target()))
        .toList();
  }

  private static Waiting beingWritten() {
    return new Waiting(ROUTES, "its HTTPRoutes are being written");
  }

  /// Routes that are not wanted any more go when the others are accepted, as they may be for the
  /// same hosts and older, which gives them precedence. Preparations go when all is in force.
  private Step finish() {
    var refusal = refusal(wanted, routes);
    if (wanted.isEmpty() || refusal.isPresent()) {
      return waiting(ROUTES, List.of(), refusal.orElse("it has no HTTPRoute"));
    }
    var stale = unwanted(routes);
    return hindrance(wanted, routes)
        .map(message -> waiting(ROUTES, stale, message))
        .orElseGet(() -> new Step(List.of(), joined(stale, names(preparations)), new Ready()));
  }

  private static Step waiting(String reason, List<String> delete, String message) {
    return new Step(List.of(), delete, new Waiting(reason, message));
  }

  private List<String> unwanted(List<StoredRoute> stored) {
    var names = wanted.stream().map(CompanionRoute::name).collect(Collectors.toSet());
    return names(stored).stream().filter(name -> !names.contains(name)).toList();
  }

  /// What keeps routes from being in force: a refusal, or a probe that is not answered.
  private Optional<String> hindrance(List<CompanionRoute> needed, List<StoredRoute> stored) {
    return refusal(needed, stored).or(() -> needed.stream().flatMap(this::unanswered).findFirst());
  }

  private static Optional<String> refusal(List<CompanionRoute> needed, List<StoredRoute> stored) {
    return stored.stream()
        .filter(one -> needed.contains(one.route()))
        .flatMap(one -> one.hindrance().stream())
        .findFirst();
  }

  private Stream<String> unanswered(CompanionRoute route) {
    return ProbeRequest.of(route).stream()
        .filter(answered.negate())
        .map(
            probe ->
                "not every proxy follows HTTPRoute %s: http://%s%s"
                    .formatted(route.name(), probe.host(), probe.path()));
  }

  private static List<CompanionRoute> missing(
      List<CompanionRoute> needed, List<StoredRoute> stored) {
    var written = stored.stream().map(StoredRoute::route).collect(Collectors.toSet());
    return needed.stream().filter(route -> !written.contains(route)).toList();
  }

  private static Stream<CompanionRoute> written(List<StoredRoute> stored) {
    return stored.stream().map(StoredRoute::route);
  }

  private static List<String> names(List<StoredRoute> stored) {
    return stored.stream().map(one -> one.route().name()).sorted().toList();
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
