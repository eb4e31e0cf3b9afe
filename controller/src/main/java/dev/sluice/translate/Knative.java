package dev.sluice.translate;

import dev.sluice.facts.Facts;
import dev.sluice.incremental.Incremental;
import dev.sluice.translate.backend.Backends;
import dev.sluice.translate.backend.Endpoints;
import dev.sluice.translate.gateway.Attachments;
import dev.sluice.translate.gateway.Gateways;
import dev.sluice.translate.knative.HostConflicts;
import dev.sluice.translate.knative.IngressBackends;
import dev.sluice.translate.knative.IngressHosts;
import dev.sluice.translate.knative.Ingresses;
import dev.sluice.translate.knative.KnativeConfigs;
import dev.sluice.translate.knative.KnativeGateways;
import dev.sluice.translate.knative.Verdicts;
import dev.sluice.translate.tls.KeyPairs;

/// The derived values about KIngresses, wired over one engine.
public final class Knative {

  private final KnativeGateways gateways;
  private final Ingresses ingresses;
  private final IngressHosts hosts;
  private final Verdicts verdicts;

  Knative(
      Incremental engine,
      Facts facts,
      Gateways gateways,
      Attachments attachments,
      Backends backends,
      Endpoints endpoints,
      KeyPairs keyPairs) {
    var configs = new KnativeConfigs(engine, facts);
    var destinations = new IngressBackends(facts, configs, backends);
    this.gateways = new KnativeGateways(facts, configs, gateways);
    this.ingresses = new Ingresses(engine, facts, this.gateways, destinations);
    this.hosts = new IngressHosts(engine, facts, ingresses, keyPairs);
    var conflicts = new HostConflicts(facts, this.gateways, attachments);
    this.verdicts =
        new Verdicts(engine, facts, this.gateways, destinations, endpoints, keyPairs, conflicts);
  }

  /// Which Gateways serve KIngresses.
  public KnativeGateways gateways() {
    return gateways;
  }

  /// The KIngresses in force.
  public Ingresses ingresses() {
    return ingresses;
  }

  /// The hosts that they have.
  public IngressHosts hosts() {
    return hosts;
  }

  /// What stands between the newest versions and their being in force.
  public Verdicts verdicts() {
    return verdicts;
  }
}
