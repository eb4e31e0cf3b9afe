package dev.sluice.translate.knative;

import dev.sluice.facts.Facts;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.incremental.Index;
import dev.sluice.knative.Redirects;
import dev.sluice.object.Kind;
import dev.sluice.object.KnativeIngress;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.gateway.HostSource;
import dev.sluice.translate.knative.IngressPlan.Served;
import dev.sluice.translate.reference.Resolved;
import dev.sluice.translate.tls.KeyPairs;
import dev.sluice.xds.ir.KeyPair;
import dev.sluice.xds.ir.Rule;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The hosts that KIngresses in force have at Gateways.
public final class IngressHosts implements HostSource {

  private static final int HTTPS = 443;

  private final Facts facts;
  private final Ingresses ingresses;
  private final KeyPairs keyPairs;
  private final Index<ObjectKey, ObjectKey, Map<ObjectKey, SortedSet<String>>> bringing;
  private final Derived<ObjectKey, SortedMap<ObjectKey, SortedSet<String>>> certificates;

  /// Hosts of the KIngresses.
  public IngressHosts(Incremental engine, Facts facts, Ingresses ingresses, KeyPairs keyPairs) {
    this.facts = facts;
    this.ingresses = ingresses;
    this.keyPairs = keyPairs;
    this.bringing =
        engine.index(
            "ingresses with certificates",
            facts.keys(Set.of(Kind.KNATIVE_INGRESS)),
            this::certificatesOf);
    this.certificates = engine.derive("ingress certificates", this::readCertificates);
  }

  @Override
  public Map<ObjectKey, Set<String>> hosts(ObjectKey owner) {
    var hosts = new HashMap<ObjectKey, Set<String>>();
    ingresses
        .get(owner)
        .ifPresent(
            plan ->
                plan.served()
                    .forEach((gateway, served) -> hosts.put(gateway, served.rules().keySet())));
    return hosts;
  }

  @Override
  public Map<ObjectKey, Set<String>> certifiedHosts(ObjectKey owner) {
    var hosts = new HashMap<ObjectKey, Set<String>>();
    certificatesOf(owner)
        .forEach(
            (gateway, certificates) ->
                certificates
                    .values()
                    .forEach(
                        names ->
                            hosts.computeIfAbsent(gateway, _ -> new HashSet<>()).addAll(names)));
    return hosts;
  }

  @Override
  public List<Rule> rules(ObjectKey owner, ObjectKey gateway, String host, boolean secure) {
    return ingresses
        .served(owner, gateway)
        .map(served -> rules(served, host, secure))
        .orElse(List.of());
  }

  @Override
  public SortedMap<ObjectKey, SortedSet<String>> certificates(ObjectKey gateway) {
    return certificates.get(gateway);
  }

  /// Which KIngress answers for a host of a Gateway, if one does.
  public Optional<ObjectKey> holder(ObjectKey gateway, String host) {
    return facts.ingressesFor(host).stream()
        .filter(
            key ->
                ingresses
                    .served(key, gateway)
                    .filter(served -> served.rules().containsKey(host))
                    .isPresent())
        .findFirst();
  }

  private List<Rule> rules(Served served, String host, boolean secure) {
    var rules = served.rules().getOrDefault(host, List.of());
    return !secure && served.redirected().contains(host) ? Redirects.of(rules, tlsPort()) : rules;
  }

  /// The port at which clients find TLS, where that is not the well-known one.
  private Optional<Integer> tlsPort() {
    var port = facts.surroundings().placement().clientPort(HTTPS);
    return Optional.of(port).filter(found -> found != HTTPS);
  }

  private Map<ObjectKey, Map<ObjectKey, SortedSet<String>>> certificatesOf(ObjectKey ingress) {
    var brought = new HashMap<ObjectKey, Map<ObjectKey, SortedSet<String>>>();
    ingresses
        .get(ingress)
        .ifPresent(
            plan ->
                plan.served()
                    .forEach(
                        (gateway, served) -> {
                          if (!served.certificates().isEmpty()) {
                            brought.put(gateway, served.certificates());
                          }
                        }));
    return brought;
  }

  /// Of several certificates for a name, that of the oldest KIngress is presented.
  private SortedMap<ObjectKey, SortedSet<String>> readCertificates(ObjectKey gateway) {
    var taken = new HashSet<String>();
    var all = new TreeMap<ObjectKey, SortedSet<String>>();
    var brought = bringing.get(gateway);
    brought.keys().stream()
        .flatMap(key -> facts.ingressInForce(key).stream())
        .sorted(Ingresses.OLDEST_FIRST)
        .map(KnativeIngress::key)
        .flatMap(key -> brought.get(key).stream())
        .forEach(names -> names.forEach((secret, hosts) -> add(secret, hosts, taken, all)));
    return Collections.unmodifiableSortedMap(all);
  }

  private void add(
      ObjectKey secret,
      SortedSet<String> names,
      Set<String> taken,
      SortedMap<ObjectKey, SortedSet<String>> all) {
    if (keyPairs.get(secret) instanceof Resolved.Found<KeyPair>) {
      names.stream()
          .filter(taken::add)
          .forEach(name -> all.computeIfAbsent(secret, _ -> new TreeSet<>()).add(name));
    }
  }
}
