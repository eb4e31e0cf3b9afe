package dev.sluice.kube;

import dev.sluice.json.Json.Obj;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// A Lease of the API (coordination.k8s.io/v1) as it is read and written.
///
/// @param object the object as read, with whatever others put into it
record Lease(Obj object) {

  private static final DateTimeFormatter MICRO_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /// A Lease that nobody holds, not yet at the server.
  static Lease fresh(String namespace, String name) {
    return new Lease(
        Obj.EMPTY
            .with("apiVersion", "coordination.k8s.io/v1")
            .with("kind", "Lease")
            .with("metadata", Obj.EMPTY.with("namespace", namespace).with("name", name)));
  }

  /// Who holds it; empty if nobody does.
  String holder() {
    return object.object("spec").text("holderIdentity");
  }

  /// For how long after its last change nobody else may take it.
  Duration duration() {
    return Duration.ofSeconds(object.object("spec").number("leaseDurationSeconds").orElse(0L));
  }

  /// Stands for this very state of the Lease.
  String version() {
    return Sighting.version(object);
  }

  /// Whether the server has it.
  boolean stored() {
    return !version().isEmpty();
  }

  /// The same, held by `identity` from now on, or still.
  Lease heldBy(String identity, Duration duration, Instant now) {
    var time = microTime(now);
    var spec = object.object("spec");
    if (!holder().equals(identity)) {
      spec =
          spec.with("acquireTime", time)
              .with("leaseTransitions", spec.number("leaseTransitions").orElse(0L) + 1);
    }
    return withSpec(
        spec.with("holderIdentity", identity)
            .with("leaseDurationSeconds", Math.max(1, duration.toSeconds()))
            .with("renewTime", time));
  }

  /// The same, free for anybody.
  Lease released(Instant now) {
    return withSpec(
        object
            .object("spec")
            .with("holderIdentity", "")
            .with("leaseDurationSeconds", 1)
            .with("renewTime", microTime(now)));
  }

  /// A moment as the API writes it where it counts microseconds.
  static String microTime(Instant moment) {
    return MICRO_TIME.format(moment);
  }

  private Lease withSpec(Obj spec) {
    return new Lease(object.with("spec", spec));
  }
}
