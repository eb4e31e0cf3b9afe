package dev.sluice.features.kubernetes.node;

import com.google.gson.JsonObject;
import dev.sluice.features.kubernetes.AddressPlan;
import dev.sluice.features.kubernetes.ClusterApi;
import io.kubernetes.client.openapi.models.V1Pod;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Writes events about pods, each text at most once in a while.
final class PodEvents {
  private static final System.Logger LOG = System.getLogger(PodEvents.class.getName());
  private static final Duration QUIET = Duration.ofSeconds(10);

  private final ClusterApi api;
  private final AtomicLong counter = new AtomicLong(System.currentTimeMillis());
  private final Map<String, Instant> recent = new ConcurrentHashMap<>();

  PodEvents(ClusterApi api) {
    this.api = api;
  }

  void normal(V1Pod pod, String reason, String message) {
    record(pod, "Normal", reason, message);
  }

  void warning(V1Pod pod, String reason, String message) {
    record(pod, "Warning", reason, message);
  }

  private void record(V1Pod pod, String type, String reason, String message) {
    Instant now = Instant.now();
    String key = pod.getMetadata().getUid() + reason + message;
    Instant last = recent.put(key, now);
    if (last != null && last.plus(QUIET).isAfter(now)) {
      recent.put(key, last);
      return;
    }
    recent.values().removeIf(time -> time.plus(QUIET).isBefore(now));
    Thread.startVirtualThread(
        () -> {
          try {
            api.create(
                "/api/v1/namespaces/" + pod.getMetadata().getNamespace() + "/events",
                event(pod, type, reason, message, now));
          } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "event not written", e);
          }
        });
  }

  private JsonObject event(V1Pod pod, String type, String reason, String message, Instant now) {
    JsonObject meta = new JsonObject();
    meta.addProperty(
        "name", pod.getMetadata().getName() + "." + Long.toHexString(counter.incrementAndGet()));
    meta.addProperty("namespace", pod.getMetadata().getNamespace());
    JsonObject about = new JsonObject();
    about.addProperty("apiVersion", "v1");
    about.addProperty("kind", "Pod");
    about.addProperty("namespace", pod.getMetadata().getNamespace());
    about.addProperty("name", pod.getMetadata().getName());
    about.addProperty("uid", pod.getMetadata().getUid());
    JsonObject source = new JsonObject();
    source.addProperty("component", "kubelet");
    source.addProperty("host", AddressPlan.NODE_NAME);
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
    JsonObject event = new JsonObject();
    event.addProperty("apiVersion", "v1");
    event.addProperty("kind", "Event");
    event.add("metadata", meta);
    event.add("involvedObject", about);
    event.add("source", source);
    event.addProperty("type", type);
    event.addProperty("reason", reason);
    event.addProperty("message", message);
    event.addProperty("firstTimestamp", time);
    event.addProperty("lastTimestamp", time);
    event.addProperty("count", 1);
    return event;
  }
}
