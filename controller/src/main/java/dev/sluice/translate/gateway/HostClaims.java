package dev.sluice.translate.gateway;

import dev.sluice.facts.Facts;
import dev.sluice.incremental.Incremental;
import dev.sluice.incremental.Index;
import dev.sluice.incremental.Keys;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.Route;
import dev.sluice.translate.gateway.Attachment.Section;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Who claims which host of which listener: a listener its own hostname, and whatever has rules for
/// hosts the hosts that it shares with a listener.
///
/// This is where rules meet listeners. An object that comes costs the hosts that it claims, however
/// many others there are.
public final class HostClaims {

  private static final Set<Kind> OWNERS = Set.of(Kind.GATEWAY, Kind.LISTENER_SET);

  private final Facts facts;
  private final Gateways gateways;
  private final Attachments attachments;
  private final Optional<HostSource> others;
  private final Index<ObjectKey, ListenerHost, Hostname> byHost;

  private HostClaims(
      Incremental engine,
      String name,
      Facts facts,
      Set<Kind> kinds,
      Gateways gateways,
      Attachments attachments,
      Optional<HostSource> others) {
    this.facts = facts;
    this.gateways = gateways;
    this.attachments = attachments;
    this.others = others;
    var claiming = EnumSet.copyOf(OWNERS);
    claiming.addAll(kinds);
    this.byHost = engine.index(name, facts.keys(claiming), this::read);
  }

  /// Claims of what has rules for requests, and of listeners.
  ///
  /// @param others what has hosts besides routes
  public static HostClaims ofRequests(
      Incremental engine,
      Facts facts,
      Gateways gateways,
      Attachments attachments,
      HostSource others) {
    var kinds = Set.of(Kind.HTTP_ROUTE, Kind.GRPC_ROUTE, Kind.KNATIVE_INGRESS);
    return new HostClaims(
        engine, "hosts of requests", facts, kinds, gateways, attachments, Optional.of(others));
  }

  /// Claims of what takes connections and datagrams as a whole, and of listeners.
  public static HostClaims ofStreams(
      Incremental engine, Facts facts, Gateways gateways, Attachments attachments) {
    var kinds = Set.of(Kind.TLS_ROUTE, Kind.TCP_ROUTE, Kind.UDP_ROUTE);
    return new HostClaims(
        engine, "hosts of streams", facts, kinds, gateways, attachments, Optional.empty());
  }

  /// The hosts of listeners that are claimed.
  Keys<ListenerHost> hosts() {
    return byHost.keys();
  }

  /// Who has rules for the host, in order.
  List<Contribution> of(ListenerHost host) {
    var claims = byHost.get(host);
    var found = Stream.<Contribution>builder();
    claims.forEach(
        (source, original) -> {
          if (!OWNERS.contains(source.kind())) {
            found.add(new Contribution(source, original));
          }
        });
    return found.build().toList();
  }

  private Map<ListenerHost, Hostname> read(ObjectKey source) {
    var claims = new HashMap<ListenerHost, Hostname>();
    if (OWNERS.contains(source.kind())) {
      gateways
          .listenersOf(source)
          .ifPresent(plans -> plans.forEach(plan -> claims.put(own(plan), plan.hostname())));
    } else {
      facts.route(source).ifPresent(route -> addRoute(route, claims));
      others.ifPresent(other -> addHosts(source, other, claims));
    }
    return claims;
  }

  private static ListenerHost own(ListenerPlan plan) {
    return new ListenerHost(plan.id(), plan.hostname());
  }

  private void addRoute(Route route, Map<ListenerHost, Hostname> claims) {
    attachments.accepted(route).forEach(section -> addSection(section, claims));
  }

  /// Hosts that need no route are had at all listeners for requests that cover them, unless nobody
  /// has a certificate for them there.
  private void addHosts(ObjectKey source, HostSource other, Map<ListenerHost, Hostname> claims) {
    var certified = other.certifiedHosts(source);
    other
        .hosts(source)
        .forEach(
            (gateway, hosts) ->
                gateways.listenersOf(gateway).stream()
                    .flatMap(List::stream)
                    .filter(plan -> !plan.streams())
                    .forEach(
                        plan ->
                            addHosts(
                                plan,
                                plan.certified()
                                    ? hosts
                                    : certified.getOrDefault(gateway, Set.of()),
                                claims)));
  }

  private static void addHosts(
      ListenerPlan plan, Set<String> hosts, Map<ListenerHost, Hostname> claims) {
    hosts.stream()
        .map(Hostname::new)
        .filter(plan.hostname()::covers)
        .forEach(host -> claims.put(new ListenerHost(plan.id(), host), host));
  }

  /// Of several hostnames of a route that meet at one host, the most specific one counts.
  private static void addSection(Section section, Map<ListenerHost, Hostname> claims) {
    section
        .hosts()
        .forEach(
            meeting ->
                claims.merge(
                    new ListenerHost(section.listener(), meeting.host()),
                    meeting.original(),
                    Hostname::moreSpecific));
  }
}
