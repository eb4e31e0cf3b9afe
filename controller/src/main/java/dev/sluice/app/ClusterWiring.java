package dev.sluice.app;

import dev.sluice.cluster.ClassesInUse;
import dev.sluice.cluster.ConfigGuard;
import dev.sluice.cluster.ControlCertificates;
import dev.sluice.cluster.FirstContact;
import dev.sluice.cluster.Notices;
import dev.sluice.cluster.ObjectFeed;
import dev.sluice.cluster.ProxyKeeper;
import dev.sluice.cluster.StatusDelivery;
import dev.sluice.cluster.StoredAuthorities;
import dev.sluice.cluster.companion.Companion;
import dev.sluice.cluster.peers.PeerService;
import dev.sluice.cluster.peers.Peers;
import dev.sluice.facts.Placement;
import dev.sluice.facts.StandIns;
import dev.sluice.facts.Surroundings;
import dev.sluice.finding.ConditionType;
import dev.sluice.infra.Infrastructure;
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
import dev.sluice.loop.FleetMonitors;
import dev.sluice.metrics.WriteMetrics;
import dev.sluice.object.Change;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.pki.Identity;
import dev.sluice.pki.Issuer;
import dev.sluice.pki.Lifetimes;
import dev.sluice.pki.SharedAuthorities;
import dev.sluice.pki.server.CertifiedFleets;
import dev.sluice.status.merge.StatusMerge;
import dev.sluice.xds.ads.FleetResolver;
import io.grpc.BindableService;
import io.grpc.netty.NettyChannelBuilder;
import io.kubernetes.client.util.ClientBuilder;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.netty.handler.ssl.SslContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

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
      ControllerConfiguration configuration, KnativeConfiguration knative, Replica replica) {
    return new Surroundings(
        configuration.controllerName(),
        new Placement.OwnProxies(replica.namespace()),
        StandIns.NOBODY,
        knative.scope());
  }

  @Singleton
  FleetResolver fleetResolver() {
    return new CertifiedFleets();
  }

  @Singleton
  Identity.ControlPlane identity(ControllerConfiguration configuration, Replica replica) {
    return new Identity.ControlPlane(replica.namespace(), configuration.service());
  }

  @Singleton
  Issuer issuer() {
    return new Issuer(Lifetimes.DEFAULT);
  }

  @Singleton
  SharedAuthorities sharedAuthorities(ObjectWriter writer, Replica replica, Issuer issuer) {
    return new SharedAuthorities(new StoredAuthorities(writer, replica.namespace()), issuer);
  }

  @Singleton
  FirstContact firstContact(SharedAuthorities shared, ServingIndicator serving) {
    return new FirstContact(shared, serving::lack);
  }

  @Singleton
  ControlCertificates certificates(
      SharedAuthorities shared,
      Issuer issuer,
      Identity.ControlPlane identity,
      FirstContact contact) {
    return ControlCertificates.issue(shared, issuer, identity, contact.authorities());
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
  ProxyKeeper proxyKeeper(
      ObjectWriter writer,
      ControllerConfiguration configuration,
      Identity.ControlPlane identity,
      ControlCertificates certificates,
      Leadership leadership,
      Notices notices) {
    return new ProxyKeeper(
        writer,
        new Infrastructure(identity, configuration.discoveryPort()),
        certificates,
        leadership::leads,
        notices::notApplied);
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
  Peers peers(
      ControllerConfiguration configuration,
      Replica replica,
      Identity.ControlPlane identity,
      FleetMonitors monitors,
      Provider<ControlCertificates> certificates) {
    return new Peers(
        replica.identity(),
        new ObjectKey(Kind.SERVICE, replica.namespace(), configuration.service()),
        configuration.podAddress(),
        monitors,
        address ->
            NettyChannelBuilder.forAddress(address, configuration.discoveryPort())
                .overrideAuthority(identity.host())
                .sslContext(clientTls(certificates.get()))
                .build());
  }

  @Singleton
  @Bean(typed = BindableService.class)
  PeerService peerService(FleetMonitors monitors, Identity.ControlPlane identity) {
    return new PeerService(monitors, identity.uri());
  }

  /// What is known about proxies concerns our own loop and the other replicas.
  @Singleton
  FleetMonitors monitors(Provider<ControlLoop> loop, Provider<Peers> peers) {
    return new FleetMonitors(
        () -> {
          loop.get().fleetsChanged();
          peers.get().tell();
        });
  }

  private static SslContext clientTls(ControlCertificates certificates) {
    try {
      return certificates.server().clientContext();
    } catch (SSLException unusable) {
      throw new IllegalStateException(unusable);
    }
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
