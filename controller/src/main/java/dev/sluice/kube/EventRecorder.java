package dev.sluice.kube;

import dev.sluice.json.Json.Obj;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells users at their objects what they must act on, as events of the API (events.k8s.io/v1). The
/// same is not said twice within ten minutes. Any thread; requests run on virtual threads, and an
/// event that cannot be told is dropped.
public final class EventRecorder {

  private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);
  private static final int LONGEST_TEXT = 1000;
  private static final String CONTROLLER = "sluice.dev/gateway-controller";

  private final ObjectWriter writer;
  private final Replica here;
  private final BooleanSupplier mayWrite;
  private final Allowance allowance =
      new Allowance(Duration.ofMinutes(10), Duration.ofSeconds(1), 50, System.nanoTime());

  /// @param mayWrite whether we lead at this moment
  public EventRecorder(ObjectWriter writer, Replica here, BooleanSupplier mayWrite) {
    this.writer = writer;
    this.here = here;
    this.mayWrite = mayWrite;
  }

  /// Tells it, unless it was told just now.
  public void tell(EventNote note) {
    if (mayWrite.getAsBoolean() && allows(note)) {
      Thread.startVirtualThread(() -> write(note));
    }
  }

  private synchronized boolean allows(EventNote note) {
    return allowance.allows(note, System.nanoTime());
  }

  private void write(EventNote note) {
    try {
      writer.create(event(note));
    } catch (IOException e) {
      LOG.debug("an event about {} was not told: {}", note.about(), e.getMessage());
    }
  }

  private Obj event(EventNote note) {
    var namespace = note.about().namespace().isEmpty() ? "default" : note.about().namespace();
    var suffix = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    var name = shortened(note.about().name(), 200) + "." + suffix;
    return Obj.EMPTY
        .with("apiVersion", "events.k8s.io/v1")
        .with("kind", "Event")
        .with("metadata", Obj.EMPTY.with("namespace", namespace).with("name", name))
        .with("eventTime", Lease.microTime(Instant.now()))
        .with("reportingController", CONTROLLER)
        .with("reportingInstance", shortened(here.identity(), 128))
        .with("type", note.warning() ? "Warning" : "Normal")
        .with("reason", note.reason())
        .with("action", note.action())
        .with("note", shortened(note.text(), LONGEST_TEXT))
        .with("regarding", regarding(note));
  }

  private static Obj regarding(EventNote note) {
    return Obj.EMPTY
        .with("apiVersion", note.apiVersion())
        .with("kind", note.about().kind().label())
        .with("namespace", note.about().namespace())
        .with("name", note.about().name())
        .with("uid", note.uid());
  }

  private static String shortened(String text, int limit) {
    return text.length() > limit ? text.substring(0, limit) : text;
  }
}
