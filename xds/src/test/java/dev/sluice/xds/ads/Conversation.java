package dev.sluice.xds.ads;

import com.google.protobuf.ByteString;
import com.google.rpc.Status;
import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import dev.sluice.xds.snapshot.ResourceType;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Plays the proxy of one stream in tests: each step returns the responses that it caused, as text.
///
/// A response reads `CLUSTER shop=1 -gone`: sent resources with their content, then removed names.
final class Conversation implements Verdicts {
  final List<String> events = new ArrayList<>();
  private final DeltaStream stream;
  private final Deque<Response> unanswered = new ArrayDeque<>();
  private long revision;
  private long now;

  Conversation(AdsSettings settings) {
    stream = new DeltaStream(settings, this);
  }

  Conversation() {
    this(AdsSettings.defaults());
  }

  /// Parses `CLUSTER shop=1, ROUTES http=2`.
  static ResourceSet set(String text) {
    return ResourceSet.of(
        Stream.of(text.split(",", -1))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .map(Conversation::resource)
            .toList());
  }

  static Resource resource(String text) {
    var words = text.split("[ =]", -1);
    return Resource.of(ResourceType.valueOf(words[0]), words[1], ByteString.copyFromUtf8(words[2]));
  }

  List<String> publish(String set) {
    return aim(Target.of(++revision, set(set)));
  }

  List<String> aim(Target target) {
    stream.aimAt(target);
    return pull();
  }

  /// The first request of Envoy for everything of a type, or one that changes subscriptions.
  List<String> subscribe(ResourceType type, String... names) {
    return request(
        DeltaDiscoveryRequest.newBuilder()
            .setTypeUrl(type.url())
            .addAllResourceNamesSubscribe(List.of(names)));
  }

  List<String> unsubscribe(ResourceType type, String... names) {
    return request(
        DeltaDiscoveryRequest.newBuilder()
            .setTypeUrl(type.url())
            .addAllResourceNamesUnsubscribe(List.of(names)));
  }

  /// A first request of a proxy that still has what it got on an earlier stream.
  List<String> reconnect(ResourceType type, Map<String, String> versions, String... names) {
    return request(
        DeltaDiscoveryRequest.newBuilder()
            .setTypeUrl(type.url())
            .addAllResourceNamesSubscribe(List.of(names))
            .putAllInitialResourceVersions(versions));
  }

  List<String> request(DeltaDiscoveryRequest.Builder request) {
    stream.request(request.build());
    return pull();
  }

  /// Acknowledges the oldest unanswered response.
  List<String> ack() {
    return request(answer());
  }

  /// Acknowledges everything, and what follows from that, and returns all of it.
  List<String> ackAll() {
    var all = new ArrayList<String>();
    while (!unanswered.isEmpty()) {
      all.addAll(ack());
    }
    return all;
  }

  /// Rejects the oldest unanswered response.
  List<String> nack(String text) {
    return request(answer().setErrorDetail(Status.newBuilder().setMessage(text)));
  }

  List<String> after(Duration time) {
    now += time.toNanos();
    return pull();
  }

  boolean hasUnanswered() {
    return !unanswered.isEmpty();
  }

  Response oldestUnanswered() {
    return unanswered.getFirst();
  }

  private DeltaDiscoveryRequest.Builder answer() {
    var response = unanswered.removeFirst();
    return DeltaDiscoveryRequest.newBuilder()
        .setTypeUrl(response.type().url())
        .setResponseNonce(response.nonce());
  }

  private List<String> pull() {
    var lines = new ArrayList<String>();
    for (var next = stream.next(now); next.isPresent(); next = stream.next(now)) {
      unanswered.add(next.get());
      lines.add(line(next.get()));
    }
    return lines;
  }

  static String line(Response response) {
    var line = new StringBuilder(response.type().name());
    response.resources().stream()
        .map(resource -> " " + resource.name() + "=" + resource.body().toStringUtf8())
        .forEach(line::append);
    response.removed().stream().map(name -> " -" + name).forEach(line::append);
    return line.toString();
  }

  @Override
  public void accepted(List<Resource> resources, ResourceSet within) {}

  @Override
  public void rejected(Resource resource, String text) {
    events.add("rejected " + resource.type() + " " + resource.name() + ": " + text);
  }

  @Override
  public void settled(long revision) {
    events.add("settled " + revision);
  }

  @Override
  public void late(Phase phase) {
    events.add("late " + phase);
  }
}
