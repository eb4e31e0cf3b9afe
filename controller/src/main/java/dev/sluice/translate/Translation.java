package dev.sluice.translate;

import dev.sluice.facts.Facts;
import dev.sluice.facts.ServicePort;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.backend.Backends;
import dev.sluice.translate.backend.Endpoints;
import dev.sluice.translate.backend.ServiceBackend;
import dev.sluice.translate.gateway.Attachments;
import dev.sluice.translate.gateway.Binds;
import dev.sluice.translate.gateway.Gateways;
import dev.sluice.translate.gateway.ListenerPlan;
import dev.sluice.translate.gateway.Relays;
import dev.sluice.translate.gateway.Sites;
import dev.sluice.translate.gateway.Sites.SiteKey;
import dev.sluice.translate.gateway.StreamKey;
import dev.sluice.translate.gateway.Streams;
import dev.sluice.translate.gateway.TableKey;
import dev.sluice.translate.gateway.Tables;
import dev.sluice.translate.proxies.Exposures;
import dev.sluice.translate.reference.Grants;
import dev.sluice.translate.reference.Resolved;
import dev.sluice.translate.route.HttpRoutes;
import dev.sluice.translate.route.Routes;
import dev.sluice.translate.route.StreamRoutes;
import dev.sluice.translate.tls.KeyPairs;
import dev.sluice.xds.ir.KeyPair;
import dev.sluice.xds.ir.Members;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.ir.Table;
import dev.sluice.xds.ir.Upstream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All derived values of the translation, wired over one engine: parent attachment, hostname
/// intersection, reference resolution, rules.
///
/// Every value is computed when it is read and remembered until something that it read changes.
public final class Translation {

  private final Gateways gateways;
  private final Orphans orphans;
  private final Exposures exposures;
  private final Attachments attachments;
  private final Tables tables;
  private final Sites sites;
  private final Binds binds;
  private final Relays relays;
  private final HttpRoutes httpRoutes;
  private final Routes routes;
  private final Backends backends;
  private final Endpoints endpoints;
  private final KeyPairs keyPairs;
  private final Derived<ObjectKey, List<ServicePort>> backendsOfRoute;
  private final Derived<String, List<ServicePort>> backendsOfFleet;

  /// A translation of the facts.
  public Translation(Incremental engine, Facts facts) {
    var grants = new Grants(facts);
    keyPairs = new KeyPairs(engine, facts, grants);
    backends = new Backends(engine, facts, grants);
    endpoints = new Endpoints(engine, facts);
    gateways = new Gateways(engine, facts, keyPairs);
    exposures = new Exposures(facts);
    orphans = new Orphans(facts, gateways);
    attachments = new Attachments(engine, facts, gateways);
    tables = new Tables(engine, facts, gateways, attachments);
    httpRoutes = new HttpRoutes(engine, facts, backends);
    var streamRoutes = new StreamRoutes(engine, facts, backends);
    routes = new Routes(httpRoutes, streamRoutes);
    sites = new Sites(engine, facts, gateways, tables, httpRoutes);
    var streams = new Streams(engine, facts, gateways, attachments);
    relays = new Relays(engine, facts, gateways, streams, streamRoutes, endpoints);
    binds = new Binds(engine, facts, gateways, streams);
    backendsOfRoute = engine.derive("backends of route", route -> routes.summary(route).backends());
    backendsOfFleet = engine.derive("backends of fleet", this::readBackends);
  }

  /// The Gateways of our classes.
  public Gateways gateways() {
    return gateways;
  }

  /// Objects that nobody acts upon.
  public Orphans orphans() {
    return orphans;
  }

  /// Where clients find Gateways.
  public Exposures exposures() {
    return exposures;
  }

  /// Which routes attach where.
  public Attachments attachments() {
    return attachments;
  }

  /// Routes of all kinds.
  public Routes routes() {
    return routes;
  }

  /// The rules of HTTPRoutes.
  public HttpRoutes httpRoutes() {
    return httpRoutes;
  }

  /// The sockets of Gateways.
  public Binds binds() {
    return binds;
  }

  /// The hosts of tables.
  public Tables tables() {
    return tables;
  }

  /// The rules of hosts.
  public Sites sites() {
    return sites;
  }

  /// Where connections and datagrams go that are not read as requests.
  public Relays relays() {
    return relays;
  }

  /// The Service ports that the routes attached in a fleet send requests and connections to, each
  /// once, in order of first use.
  public List<ServicePort> usedBackends(String fleet) {
    return backendsOfFleet.get(fleet);
  }

  /// A used Service port as an upstream; empty once the Service is gone.
  public Optional<Upstream> upstream(ServicePort port) {
    return backends.get(port).found().map(ServiceBackend::upstream);
  }

  /// The endpoints of a Service port.
  public Members members(ServicePort port) {
    return endpoints.get(port);
  }

  /// The Secrets with the certificates that the listeners of a fleet present, each once, in order
  /// of first use.
  public Stream<ObjectKey> usedCertificates(String fleet) {
    return gateways.fleet(fleet).serving().stream()
        .map(ListenerPlan::certificates)
        .flatMap(List::stream)
        .distinct();
  }

  /// The key pair in a Secret.
  public Resolved<KeyPair> keyPair(ObjectKey secret) {
    return keyPairs.get(secret);
  }

  /// The tables of a fleet.
  public List<TableKey> tablesOf(String fleet) {
    return tables.of(gateways.fleet(fleet));
  }

  /// All that the proxies of a fleet are to do.
  public Proxy proxy(String fleet) {
    return new Proxy(
        binds.of(fleet),
        tablesOf(fleet).stream().map(this::table).toList(),
        relays.relaysOf(fleet).stream().map(relays::relay).toList(),
        upstreams(fleet).toList(),
        usedBackends(fleet).stream()
            .filter(port -> upstream(port).map(Translation::delivered).orElse(false))
            .map(this::members)
            .toList(),
        relays.mixturesOf(fleet).stream().map(relays::mixture).toList(),
        usedCertificates(fleet).flatMap(secret -> keyPair(secret).found().stream()).toList(),
        List.of());
  }

  /// The destinations that the proxies of a fleet use.
  public Stream<Upstream> upstreams(String fleet) {
    return Stream.concat(
        usedBackends(fleet).stream().flatMap(port -> upstream(port).stream()),
        relays.mixturesOf(fleet).stream().map(StreamKey::upstream));
  }

  /// Whether the endpoints of the upstream are delivered rather than looked up by the proxy.
  public static boolean delivered(Upstream upstream) {
    return upstream.discovery() instanceof Upstream.Discovery.Delivered;
  }

  private Table table(TableKey key) {
    var hosts = tables.get(key).hosts().keySet();
    return new Table(
        key.name(),
        gateways.clientPort(key),
        hosts.stream().map(host -> sites.get(new SiteKey(key, host))).toList());
  }

  private List<ServicePort> readBackends(String fleet) {
    return Stream.concat(
            tables
                .attached(gateways.fleet(fleet))
                .flatMap(route -> backendsOfRoute.get(route).stream()),
            relays.backends(fleet))
        .distinct()
        .toList();
  }
}
