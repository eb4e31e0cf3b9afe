package dev.sluice.translate.knative;

import dev.sluice.facts.ServicePort;
import dev.sluice.knative.BridgedRules;
import dev.sluice.knative.IngressHash;
import dev.sluice.knative.IngressIdentity;
import dev.sluice.knative.IngressPath;
import dev.sluice.knative.IngressRule;
import dev.sluice.knative.IngressSplit;
import dev.sluice.knative.IngressTls;
import dev.sluice.knative.Visibility;
import dev.sluice.object.GatewayChoice;
import dev.sluice.object.Kind;
import dev.sluice.object.KnativeIngress;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.backend.ServiceBackend;
import dev.sluice.translate.knative.IngressPlan.Served;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Site;
import dev.sluice.xds.ir.Split.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes plans of KIngresses.
final class IngressPlans {

  private static final int UNAVAILABLE = 503;

  private final KnativeGateways gateways;
  private final IngressBackends backends;

  IngressPlans(KnativeGateways gateways, IngressBackends backends) {
    this.gateways = gateways;
    this.backends = backends;
  }

  IngressPlan of(KnativeIngress ingress) {
    var metadata = ingress.metadata();
    var hash = IngressHash.of(ingress.spec(), metadata.namespace(), metadata.name());
    var used = new LinkedHashSet<ServicePort>();
    var served = new TreeMap<ObjectKey, Served>();
    for (var entry : rulesByGateway(ingress).entrySet()) {
      served.put(entry.getKey(), served(ingress, entry.getValue(), hash, used));
    }
    return new IngressPlan(ingress, hash, served, List.copyOf(used));
  }

  private SortedMap<ObjectKey, List<IngressRule>> rulesByGateway(KnativeIngress ingress) {
    var all = new TreeMap<ObjectKey, List<IngressRule>>();
    for (var rule : ingress.spec().rules()) {
      gateways
          .choice(ingress, rule.visibility())
          .map(GatewayChoice::gateway)
          .ifPresent(gateway -> all.computeIfAbsent(gateway, _ -> new ArrayList<>()).add(rule));
    }
    return all;
  }

  private Served served(
      KnativeIngress ingress, List<IngressRule> rules, String hash, Set<ServicePort> used) {
    var bridged = new TreeMap<String, List<Rule>>();
    for (var rule : rules) {
      var made = bridged(ingress, rule, hash, used);
      hosts(rule)
          .forEach(host -> bridged.computeIfAbsent(host, _ -> new ArrayList<>()).addAll(made));
    }
    var byHost = new TreeMap<String, List<Rule>>();
    bridged.forEach((host, made) -> byHost.put(host, BridgedRules.inOrder(made)));
    return new Served(byHost, redirected(ingress, rules), certificates(ingress, byHost.keySet()));
  }

  private List<Rule> bridged(
      KnativeIngress ingress, IngressRule rule, String hash, Set<ServicePort> used) {
    var metadata = ingress.metadata();
    return BridgedRules.of(
        new IngressIdentity(metadata.namespace(), metadata.name()),
        ingress.spec(),
        rule,
        hash,
        split -> target(metadata.namespace(), pathOf(rule, split), split, used));
  }

  private static IngressPath pathOf(IngressRule rule, IngressSplit split) {
    return rule.paths().stream()
        .filter(path -> path.splits().contains(split))
        .findFirst()
        .orElseThrow();
  }

  private Target target(
      String namespace, IngressPath path, IngressSplit split, Set<ServicePort> used) {
    var backend = backends.resolve(namespace, path, split).found();
    backend.map(ServiceBackend::port).ifPresent(used::add);
    return backend
        .<Target>map(found -> new Target.To(found.upstream().name()))
        .orElseGet(() -> new Target.Refuse(UNAVAILABLE));
  }

  private static SortedSet<String> redirected(KnativeIngress ingress, List<IngressRule> rules) {
    var hosts = new TreeSet<String>();
    if (ingress.spec().httpOption().redirects()) {
      rules.stream()
          .filter(rule -> rule.visibility() == Visibility.EXTERNAL_IP)
          .forEach(rule -> hosts.addAll(hosts(rule)));
    }
    return hosts;
  }

  private static SortedMap<ObjectKey, SortedSet<String>> certificates(
      KnativeIngress ingress, Set<String> hosts) {
    var names = new TreeMap<ObjectKey, SortedSet<String>>();
    for (var tls : ingress.spec().tls()) {
      tls.hosts().stream()
          .filter(hosts::contains)
          .forEach(
              host -> names.computeIfAbsent(secret(ingress, tls), _ -> new TreeSet<>()).add(host));
    }
    return names;
  }

  /// The Secret of a certificate, which is always in the namespace of the KIngress.
  static ObjectKey secret(KnativeIngress ingress, IngressTls tls) {
    return new ObjectKey(Kind.SECRET, ingress.metadata().namespace(), tls.secretName());
  }

  private static List<String> hosts(IngressRule rule) {
    return rule.hosts().isEmpty() ? List.of(Site.ANY_HOST) : rule.hosts();
  }
}
