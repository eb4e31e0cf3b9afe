package dev.sluice.translate;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableList;

import dev.sluice.facts.Facts;
import dev.sluice.facts.ServicePort;
import dev.sluice.facts.ServicePort.Use;
import dev.sluice.finding.Translated;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.backend.Backends;
import dev.sluice.translate.backend.Endpoints;
import dev.sluice.translate.backend.ServiceBackend;
import dev.sluice.translate.gateway.Attachments;
import dev.sluice.translate.gateway.Binds;
import dev.sluice.translate.gateway.Gateways;
import dev.sluice.translate.gateway.HostClaims;
import dev.sluice.translate.gateway.ListenerPlan;
import dev.sluice.translate.gateway.Relays;
import dev.sluice.translate.gateway.SiteKey;
import dev.sluice.translate.gateway.Sites;
import dev.sluice.translate.gateway.StreamKey;
import dev.sluice.translate.gateway.Streams;
import dev.sluice.translate.gateway.TableKey;
import dev.sluice.translate.gateway.Tables;
import dev.sluice.translate.parameters.Parameters;
import dev.sluice.translate.policy.BackendTlsPolicies;
import dev.sluice.translate.proxies.DataPlanes;
import dev.sluice.translate.proxies.Exposures;
import dev.sluice.translate.reference.Grants;
import dev.sluice.translate.reference.Resolved;
import dev.sluice.translate.route.RequestRoutes;
import dev.sluice.translate.route.Routes;
import dev.sluice.translate.route.StreamRoutes;
import dev.sluice.translate.tls.Authorities;
import dev.sluice.translate.tls.Frontends;
import dev.sluice.translate.tls.InternalTls;
import dev.sluice.translate.tls.KeyPairs;
import dev.sluice.xds.ir.KeyPair;
import dev.sluice.xds.ir.Members;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.ir.Table;
import dev.sluice.xds.ir.TrustAnchors;
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
  private final DataPlanes dataPlanes;
  private final Parameters parameters;
  private final Attachments attachments;
  private final Tables tables;
  private final Sites sites;
  private final Binds binds;
  private final Relays relays;
  private final RequestRoutes requestRoutes;
  private final Routes routes;
  private final Backends backends;
  private final Endpoints endpoints;
  private final KeyPairs keyPairs;
  private final Frontends frontends;
  private final InternalTls internalTls;
  private final BackendTlsPolicies backendTlsPolicies;
  private final Ancestors ancestors;
  private final Knative knative;
  private final Derived<String, Optional<ObjectKey>> clientCertificates;
  private final UsedBackends usedBackends;

  /// A translation of the facts.
  public Translation(Incremental engine, Facts facts) {
    var grants = new Grants(facts);
    keyPairs = new KeyPairs(engine, facts, grants);
    var authorities = new Authorities(engine, facts, grants);
    frontends = new Frontends(engine, facts, authorities);
    backendTlsPolicies = new BackendTlsPolicies(engine, facts, authorities);
    internalTls = new InternalTls(engine, facts);
    backends = new Backends(engine, facts, grants, backendTlsPolicies, internalTls);
    endpoints = new Endpoints(engine, facts);
    parameters = new Parameters(engine, facts);
    gateways = new Gateways(engine, facts, keyPairs, frontends, parameters);
    dataPlanes = new DataPlanes(engine, facts, gateways, parameters);
    exposures = new Exposures(facts);
    attachments = new Attachments(engine, facts, gateways);
    ancestors = new Ancestors(engine, facts, gateways, attachments);
    orphans = new Orphans(facts, gateways, ancestors);
    knative = new Knative(engine, facts, gateways, attachments, backends, endpoints, keyPairs);
    var requests = HostClaims.ofRequests(engine, facts, gateways, attachments, knative.hosts());
    tables = new Tables(engine, gateways, requests);
    requestRoutes = new RequestRoutes(engine, facts, backends);
    var streamRoutes = new StreamRoutes(engine, facts, backends);
    routes = new Routes(requestRoutes, streamRoutes);
    sites = new Sites(facts, tables, requestRoutes, knative.hosts());
    var streams =
        new Streams(
            engine, facts, gateways, HostClaims.ofStreams(engine, facts, gateways, attachments));
    relays = new Relays(engine, facts, gateways, streams, streamRoutes, endpoints);
    binds = new Binds(engine, facts, gateways, streams, knative.hosts());
    usedBackends =
        new UsedBackends(engine, facts, gateways, attachments, requestRoutes, relays, knative);
    clientCertificates = engine.derive("client certificate", gateways::clientCertificate);
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

  /// How classes and Gateways want their proxies to run.
  public Parameters parameters() {
    return parameters;
  }

  /// The proxies that there should be.
  public DataPlanes dataPlanes() {
    return dataPlanes;
  }

  /// Which routes attach where.
  public Attachments attachments() {
    return attachments;
  }

  /// Routes of all kinds.
  public Routes routes() {
    return routes;
  }

  /// The rules of HTTPRoutes and GRPCRoutes.
  public RequestRoutes requestRoutes() {
    return requestRoutes;
  }

  /// How proxies speak TLS with backends.
  public BackendTlsPolicies backendTlsPolicies() {
    return backendTlsPolicies;
  }

  /// The Gateways whose requests meet an object.
  public Ancestors ancestors() {
    return ancestors;
  }

  /// KIngresses.
  public Knative knative() {
    return knative;
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

  /// The Service ports that fleets send requests and connections to.
  public UsedBackends usedBackends() {
    return usedBackends;
  }

  private Stream<Upstream> upstreams(String fleet) {
    return Stream.concat(
        usedBackends.of(fleet).stream().flatMap(port -> upstream(port).stream()),
        relays.mixturesOf(fleet).stream().map(StreamKey::upstream));
  }

  /// The used Service ports of a fleet whose endpoints are delivered rather than looked up by the
  /// proxy.
  private Stream<ServicePort> delivered(String fleet) {
    return usedBackends.of(fleet).stream()
        .filter(port -> upstream(port).filter(Translation::delivered).isPresent())
        .map(UsedPort::port);
  }

  /// The upstream for a used Service port.
  public Optional<Upstream> upstream(UsedPort used) {
    return backends
        .get(used.port())
        .found()
        .map(ServiceBackend::upstream)
        .map(at -> identified(used.fleet(), at));
  }

  private Upstream identified(String fleet, Upstream upstream) {
    var keyPair = clientCertificates.get(fleet).map(KeyPairs::name);
    return keyPair.isEmpty()
        ? upstream
        : upstream
            .tls()
            .map(tls -> upstream.withTls(tls.presenting(keyPair.get())))
            .orElse(upstream);
  }

  /// The endpoints of a Service port.
  public Members members(ServicePort port) {
    return endpoints.get(port);
  }

  /// The Secrets with the certificates that a fleet presents to clients and backends, each once, in
  /// order of first use.
  public Stream<ObjectKey> usedCertificates(String fleet) {
    var listeners =
        gateways.fleet(fleet).serving().stream()
            .map(ListenerPlan::certificates)
            .flatMap(List::stream);
    var brought =
        gateways.fleet(fleet).serving().stream()
            .filter(plan -> plan.listener().certificatesOfIngresses())
            .flatMap(plan -> knative.hosts().certificates(plan.id().owner()).keySet().stream());
    return Stream.of(listeners, brought, clientCertificates.get(fleet).stream())
        .flatMap(secrets -> secrets)
        .distinct();
  }

  /// The authorities that a fleet believes about clients, each once, in order of first use.
  public Stream<TrustAnchors> clientAnchors(String fleet) {
    return gateways.fleet(fleet).serving().stream()
        .flatMap(listener -> listener.frontend().stream())
        .flatMap(frontend -> frontends.anchors(frontend).stream())
        .map(Translated::value)
        .distinct();
  }

  /// The authorities that a fleet believes about a used Service port, if it adds TLS.
  public Optional<TrustAnchors> anchors(UsedPort used) {
    return backends
        .get(used.port())
        .found()
        .flatMap(ServiceBackend::tlsPolicy)
        .flatMap(policy -> backendTlsPolicies.anchors(policy).value())
        .or(() -> internalAnchors(used.port()));
  }

  private Stream<TrustAnchors> usedAnchors(String fleet) {
    var backs = usedBackends.of(fleet).stream().flatMap(used -> anchors(used).stream());
    return Stream.concat(clientAnchors(fleet), backs).distinct();
  }

  private Optional<TrustAnchors> internalAnchors(ServicePort port) {
    return port.use() == Use.INTERNAL ? Optional.of(internalTls.anchors()) : Optional.empty();
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
        tables(fleet),
        relays.relaysOf(fleet).stream().map(relays::relay).toList(),
        upstreams(fleet).toList(),
        delivered(fleet).map(this::members).toList(),
        relays.mixturesOf(fleet).stream().map(relays::mixture).toList(),
        usedCertificates(fleet).flatMap(secret -> keyPair(secret).found().stream()).toList(),
        usedAnchors(fleet).toList());
  }

  private static boolean delivered(Upstream upstream) {
    return upstream.discovery() instanceof Upstream.Discovery.Delivered;
  }

  private List<Table> tables(String fleet) {
    var hosts =
        tables.all().stream()
            .filter(site -> site.table().fleet().equals(fleet))
            .collect(groupingBy(SiteKey::table, mapping(sites::get, toUnmodifiableList())));
    return tablesOf(fleet).stream()
        .map(
            key ->
                new Table(key.name(), gateways.clientPort(key), hosts.getOrDefault(key, List.of())))
        .toList();
  }
}
