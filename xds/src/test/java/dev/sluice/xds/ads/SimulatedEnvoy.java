package dev.sluice.xds.ads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import dev.sluice.xds.snapshot.ResourceType;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A model of Envoy: clusters warm until endpoints arrive after them, routes break if their
/// clusters are not warm, and so do the relays that its extension configurations are.
///
/// Responses wait until `work` takes one of them, in order. Routes and relays name their clusters
/// in plain text, endpoints are subscribed once per cluster that has some.
final class SimulatedEnvoy implements Verdicts {
  private final AdsSettings settings;
  private final Random random;
  private final Map<ResourceType, Map<String, Resource>> held = new EnumMap<>(ResourceType.class);
  private final Set<String> usable = new HashSet<>();
  private final Set<String> warming = new HashSet<>();
  private final Set<String> subscribedEndpoints = new HashSet<>();
  private final Deque<Response> inbox = new ArrayDeque<>();
  private final List<String> withoutEndpoints = List.of("c0", "c3");
  private DeltaStream stream;
  private ResourceSet published = ResourceSet.empty();
  private long revision;
  private long settled;
  private long now;

  SimulatedEnvoy(AdsSettings settings, Random random) {
    this.settings = settings;
    this.random = random;
    Stream.of(ResourceType.values()).forEach(type -> held.put(type, new TreeMap<>()));
    this.stream = new DeltaStream(settings, this);
    subscribeAll();
  }

  void publish(ResourceSet set) {
    published = set;
    revision++;
    stream.aimAt(Target.of(revision, set));
    pull();
  }

  void pass(Duration time) {
    now += time.toNanos();
    pull();
  }

  /// Loses the connection and what was on its way, keeps what it holds.
  void reconnect() {
    inbox.clear();
    stream = new DeltaStream(settings, this);
    if (revision > 0) {
      stream.aimAt(Target.of(revision, published));
    }
    subscribeAll();
  }

  /// Envoy asks again in any order after a reconnect.
  private void subscribeAll() {
    var types =
        new ArrayList<>(
            List.of(
                ResourceType.CLUSTER,
                ResourceType.ENDPOINTS,
                ResourceType.LISTENER,
                ResourceType.ROUTES,
                ResourceType.EXTENSION));
    if (!of(ResourceType.LISTENER).isEmpty()) {
      Collections.shuffle(types, random);
    }
    for (var type : types) {
      request(type, namesOf(type));
      pull();
    }
  }

  private Collection<String> namesOf(ResourceType type) {
    return switch (type) {
      case CLUSTER, LISTENER -> List.of("*");
      case ENDPOINTS -> subscribedEndpoints;
      case ROUTES -> List.of("r0", "r1");
      case EXTENSION -> List.of("x0", "x1");
      case SECRET -> List.of();
    };
  }

  private void request(ResourceType type, Collection<String> names) {
    if (names.isEmpty()) {
      return;
    }
    var versions = new HashMap<String, String>();
    of(type).forEach((name, resource) -> versions.put(name, resource.version()));
    stream.request(
        DeltaDiscoveryRequest.newBuilder()
            .setTypeUrl(type.url())
            .setNode(Node.newBuilder().setUserAgentName("envoy"))
            .addAllResourceNamesSubscribe(names)
            .putAllInitialResourceVersions(versions)
            .build());
  }

  /// Takes one response, if there is one, and answers it.
  void work() {
    if (inbox.isEmpty()) {
      return;
    }
    var response = inbox.removeFirst();
    response.resources().forEach(this::apply);
    response.removed().forEach(name -> remove(response.type(), name));
    stream.request(
        DeltaDiscoveryRequest.newBuilder()
            .setTypeUrl(response.type().url())
            .setResponseNonce(response.nonce())
            .build());
    if (response.type() == ResourceType.CLUSTER) {
      changeSubscriptions();
    }
    pull();
  }

  private void apply(Resource resource) {
    if (resource.type() == ResourceType.ENDPOINTS
        && !subscribedEndpoints.contains(resource.name())) {
      return;
    }
    of(resource.type()).put(resource.name(), resource);
    if (resource.type() == ResourceType.CLUSTER) {
      warm(resource.name());
    }
    if (resource.type() == ResourceType.ENDPOINTS && warming.remove(resource.name())) {
      usable.add(resource.name());
    }
  }

  /// A changed cluster keeps serving as it was while it warms.
  private void warm(String cluster) {
    if (withoutEndpoints.contains(cluster)) {
      usable.add(cluster);
    } else {
      warming.add(cluster);
    }
  }

  private void remove(ResourceType type, String name) {
    of(type).remove(name);
    if (type == ResourceType.CLUSTER) {
      usable.remove(name);
      warming.remove(name);
    }
  }

  private void changeSubscriptions() {
    var wanted =
        of(ResourceType.CLUSTER).keySet().stream()
            .filter(name -> !withoutEndpoints.contains(name))
            .collect(Collectors.toSet());
    var added = wanted.stream().filter(name -> !subscribedEndpoints.contains(name)).toList();
    var removed = subscribedEndpoints.stream().filter(name -> !wanted.contains(name)).toList();
    subscribedEndpoints.addAll(added);
    removed.forEach(subscribedEndpoints::remove);
    removed.forEach(of(ResourceType.ENDPOINTS)::remove);
    if (!added.isEmpty() || !removed.isEmpty()) {
      stream.request(
          DeltaDiscoveryRequest.newBuilder()
              .setTypeUrl(ResourceType.ENDPOINTS.url())
              .addAllResourceNamesSubscribe(added)
              .addAllResourceNamesUnsubscribe(removed)
              .build());
    }
  }

  private void pull() {
    for (var next = stream.next(now); next.isPresent(); next = stream.next(now)) {
      inbox.add(next.get());
    }
  }

  /// Fails if a request could be answered 503, or a connection closed, for want of a cluster.
  void check() {
    var named =
        Users.CHOOSING.stream()
            .flatMap(type -> of(type).values().stream())
            .flatMap(routes -> Stream.of(routes.body().toStringUtf8().split(" ", -1)))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());
    assertThat(usable).containsAll(named);
  }

  /// Works, and lets time pass, until nothing happens any more.
  void settle() {
    for (var idle = 0; idle < 5; idle = inbox.isEmpty() ? idle + 1 : 0) {
      work();
      check();
      pass(Duration.ofSeconds(1));
    }
  }

  ResourceSet holds() {
    var all = new ArrayList<Resource>();
    held.values().forEach(resources -> all.addAll(resources.values()));
    return ResourceSet.of(all);
  }

  long settledRevision() {
    return settled;
  }

  long publishedRevision() {
    return revision;
  }

  private Map<String, Resource> of(ResourceType type) {
    return Objects.requireNonNull(held.get(type));
  }

  @Override
  public void accepted(List<Resource> resources, ResourceSet within) {}

  @Override
  public void rejected(Resource resource, String text) {
    throw new AssertionError(text);
  }

  @Override
  public void settled(long revision) {
    assertThat(revision).isGreaterThanOrEqualTo(settled);
    settled = revision;
  }

  @Override
  public void late(Phase phase) {
    throw new AssertionError("late " + phase);
  }
}
