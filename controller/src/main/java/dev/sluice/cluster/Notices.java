package dev.sluice.cluster;

import static dev.sluice.finding.Reason.INVALID_PARAMETERS;

import dev.sluice.infra.Tenant;
import dev.sluice.kube.EventNote;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Problem;
import dev.sluice.object.decode.Severity;
import dev.sluice.status.Condition;
import dev.sluice.status.ObjectStatus;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// What users must act on, told at their objects when it comes up, and once more when this replica
/// begins to lead. Nothing is told at objects that are not ours. Safe to use from any thread.
public final class Notices {

  /// A proxy refused what follows from the object.
  static final String REFUSED = "RefusedByProxy";

  /// Fields of the object are not understood.
  static final String MISUNDERSTOOD = "NotUnderstood";

  /// The proxies of a Gateway are not as they should be.
  static final String NOT_APPLIED = "ProxiesNotApplied";

  private final BiConsumer<ObjectKey, Notice> teller;
  private final SortedMap<ObjectKey, List<Problem>> misunderstood = new TreeMap<>();
  private final Map<ObjectKey, List<Notice>> told = new HashMap<>();
  private final SortedMap<ObjectKey, ObjectStatus> statuses = new TreeMap<>();

  /// A ConfigMap does not fit, and what it said before stays in force.
  static final String NOT_TAKEN = "InvalidConfiguration";

  /// Something to be told.
  ///
  /// @param reason one word for why
  /// @param action one word for what was tried
  /// @param text words for people
  public record Notice(String reason, String action, String text) {

    /// The same as an event about an object.
    ///
    /// @param uid tells the object from others of its name; may be empty
    public EventNote about(ObjectKey object, String uid) {
      var kind = object.kind();
      var version = kind.versions().getFirst();
      var apiVersion = kind.group().isEmpty() ? version : kind.group() + "/" + version;
      return new EventNote(object, apiVersion, uid, true, reason, action, text);
    }
  }

  /// @param teller tells it, if this replica leads; must not block
  public Notices(BiConsumer<ObjectKey, Notice> teller) {
    this.teller = teller;
  }

  /// These statuses differ from those before; empty for objects that are not ours any more.
  public synchronized void judged(SortedMap<ObjectKey, Optional<ObjectStatus>> changes) {
    changes.forEach(
        (object, status) -> status.ifPresentOrElse(now -> judge(object, now), () -> drop(object)));
  }

  private void judge(ObjectKey object, ObjectStatus status) {
    statuses.put(object, status);
    tell(object);
  }

  private void drop(ObjectKey object) {
    statuses.remove(object);
    told.remove(object);
  }

  /// An object is not understood in these parts; none if it is from now on.
  public synchronized void misunderstood(ObjectKey object, List<Problem> problems) {
    if (problems.isEmpty()) {
      misunderstood.remove(object);
    } else {
      misunderstood.put(object, List.copyOf(problems));
    }
    if (statuses.containsKey(object)) {
      tell(object);
    }
  }

  /// The proxies of a tenant cannot be made as they should be.
  public void notApplied(Tenant tenant, String why) {
    teller.accept(owner(tenant), new Notice(NOT_APPLIED, "ApplyProxies", why));
  }

  /// A ConfigMap does not fit, and what it said before stays in force.
  public void notTaken(ObjectKey configMap, List<Problem> problems) {
    problems.forEach(
        problem ->
            teller.accept(configMap, new Notice(NOT_TAKEN, "ReadConfiguration", problem.words())));
  }

  /// This replica leads from now on.
  public synchronized void lead() {
    told.clear();
    statuses.keySet().forEach(this::tell);
  }

  /// All that is not understood, in order of the objects.
  public synchronized List<Problem> problems() {
    return misunderstood.values().stream().flatMap(Collection::stream).toList();
  }

  private void tell(ObjectKey object) {
    var present = notices(object);
    var before = present.isEmpty() ? told.remove(object) : told.put(object, present);
    present.stream()
        .filter(notice -> before == null || !before.contains(notice))
        .forEach(notice -> teller.accept(object, notice));
  }

  private List<Notice> notices(ObjectKey object) {
    var conditions =
        Optional.ofNullable(statuses.get(object)).stream()
            .flatMap(ObjectStatus::allConditions)
            .flatMap(Notices::notice);
    var problems =
        misunderstood.getOrDefault(object, List.of()).stream()
            .filter(problem -> problem.severity() != Severity.INFO)
            .map(problem -> new Notice(MISUNDERSTOOD, "Read", problem.words()));
    return Stream.concat(conditions, problems).distinct().toList();
  }

  private static Stream<Notice> notice(Condition condition) {
    if (condition.refusedByProxy()) {
      return Stream.of(new Notice(REFUSED, "Program", condition.message()));
    }
    return condition.reason().equals(INVALID_PARAMETERS.label())
        ? Stream.of(new Notice(condition.reason(), "Accept", condition.message()))
        : Stream.empty();
  }

  private static ObjectKey owner(Tenant tenant) {
    return switch (tenant) {
      case Tenant.OneGateway gateway ->
          new ObjectKey(Kind.GATEWAY, gateway.namespace(), gateway.name());
      case Tenant.WholeClass all -> new ObjectKey(Kind.GATEWAY_CLASS, "", all.className());
    };
  }
}
