package dev.sluice.app;

import dev.sluice.bootstrap.IpFamilies;
import dev.sluice.cluster.ClassesInUse;
import dev.sluice.cluster.ConfigGuard;
import dev.sluice.cluster.Notices;
import dev.sluice.cluster.ObjectFeed;
import dev.sluice.cluster.ProxyKeeper;
import dev.sluice.cluster.StatusDelivery;
import dev.sluice.cluster.companion.Companion;
import dev.sluice.cluster.peers.Peers;
import dev.sluice.facts.Placement;
import dev.sluice.facts.StandIns;
import dev.sluice.facts.Surroundings;
import dev.sluice.finding.ConditionType;
import dev.sluice.infra.Labels;
import dev.sluice.kube.ApiServer;
import dev.sluice.kube.Election;
import dev.sluice.kube.Finalizer;
import dev.sluice.kube.LeaseTimes;
import dev.sluice.kube.ObjectWriter;
import dev.sluice.kube.Replica;
import dev.sluice.kube.Selection;
import dev.sluice.kube.StatusListener;
import dev.sluice.kube.StatusWriter;
import dev.sluice.kube.Watches;
import dev.sluice.loop.ControlLoop;
import dev.sluice.metrics.WriteMetrics;
import dev.sluice.object.Change;
import dev.sluice.object.Kind;
import dev.sluice.status.merge.StatusMerge;
import io.kubernetes.client.util.ClientBuilder;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The parts of a control plane in a cluster. A standalone start makes none of them.
@Factory
@Requires(property = RunMode.PROPERTY, value = RunMode.CLUSTER)
final class ClusterWiring {

  private static final String LEASE = "sluice";

  /// The API server that `kubernetes.client.*`, a kubeconfig or the pod's service account names.
  @Singleton
  ApiServer apiServer(ClientBuilder builder) {
    return ApiServer.of(builder);
  }

  @Singleton
  ObjectWriter objectWriter(ApiServer server) {
    return new ObjectWriter(server);
  }

  @Singleton
  Replica replica() {
    return Replica.find();
  }

  @Singleton
  Surroundings surroundings(
      ControllerConfiguration configuration,
      KnativeConfiguration knative,
      Replica replica,
      IpFamilies families) {
    return new Surroundings(
        configuration.controllerName(),
        new Placement.OwnProxies(replica.namespace(), families.everyAddress()),
        StandIns.NOBODY,
        knative.scope());
  }

  @Singleton
  @Bean(preDestroy = "close")
  Leadership leadership(
      ControllerConfiguration configuration,
      ApiServer server,
      Replica replica,
      Provider<StatusWriter> statuses,
      Provider<ProxyKeeper> proxies,
      Provider<ClassesInUse> classes,
      Provider<Companion> companion,
      Provider<Notices> notices) {
    if (!configuration.leaderElection()) {
      return Leadership.alone();
    }
    return Leadership.elected(
        listener -> new Election(server, replica, LEASE, LeaseTimes.DEFAULT, listener),
        () -> {
          statuses.get().lead();
          proxies.get().review();
          classes.get().lead();
          companion.get().lead();
          notices.get().lead();
        });
  }

  @Singleton
  @Bean(preDestroy = "close")
  StatusWriter statusWriter(
      ApiServer server, Surroundings surroundings, Leadership leadership, WriteMetrics metrics) {
    var types =
        Arrays.stream(ConditionType.values())
            .map(ConditionType::label)
            .collect(Collectors.toUnmodifiableSet());
    return new StatusWriter(
        server, new StatusMerge(surroundings.controllerName(), types), leadership::leads, metrics);
  }

  @Singleton
  StatusDelivery statusDelivery(StatusWriter writer) {
    return new StatusDelivery(writer);
  }

  @Singleton
  @Bean(preDestroy = "close")
  ClassesInUse classesInUse(ObjectWriter writer, Surroundings surroundings, Leadership leadership) {
    var finalizer = new Finalizer(writer, ClassesInUse.FINALIZER);
    return new ClassesInUse(surroundings.controllerName(), leadership::leads, finalizer::set);
  }

  @Singleton
  @Bean(preDestroy = "close")
  Companion companion(
      KnativeConfiguration knative,
      ObjectWriter writer,
      StatusWriter statuses,
      Leadership leadership) {
    return new Companion(knative.companion(), writer, statuses::want, leadership::leads);
  }

  @Singleton
  ConfigGuard configGuard(Surroundings surroundings, Notices notices) {
    return new ConfigGuard(surroundings.knative().systemNamespace(), notices::notTaken);
  }

  @Singleton
  ObjectFeed objectFeed(
      ControlLoop loop,
      Peers peers,
      ClassesInUse classes,
      Companion companion,
      ConfigGuard guard,
      Notices notices,
      StatusBoard board) {
    var others = new EnumMap<Kind, Consumer<List<Change>>>(Kind.class);
    Companion.KINDS.forEach(kind -> others.put(kind, companion::changed));
    others.put(Kind.GATEWAY_CLASS, classes::changed);
    others.merge(Kind.ENDPOINT_SLICE, peers::changed, Consumer::andThen);
    others.merge(Kind.GATEWAY, classes::changed, Consumer::andThen);
    var feed =
        new ObjectFeed(
            loop,
            EnumSet.allOf(Kind.class),
            others,
            guard,
            (object, problems) -> {
              notices.misunderstood(object, problems);
              board.publish(notices.problems());
            });
    var _ = feed.complete().thenRun(classes::begin).thenRun(companion::begin);
    return feed;
  }

  @Singleton
  @Bean(preDestroy = "close")
  Watches watches(ApiServer server, ObjectFeed feed, StatusWriter statuses, Companion companion) {
    return new Watches(server, selections(), feed, StatusListener.both(statuses, companion));
  }

  /// Of Deployments and Pods only those that were made for proxies.
  private static List<Selection> selections() {
    return Stream.of(Kind.values()).map(ClusterWiring::selection).toList();
  }

  private static Selection selection(Kind kind) {
    return kind == Kind.DEPLOYMENT || kind == Kind.POD
        ? Selection.labelled(kind, Labels.MANAGED_BY + "=" + Labels.SLUICE)
        : Selection.all(kind);
  }
}
