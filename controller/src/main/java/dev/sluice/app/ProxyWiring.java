package dev.sluice.app;

import dev.sluice.bootstrap.IpFamilies;
import dev.sluice.cluster.ControlCertificates;
import dev.sluice.cluster.FirstContact;
import dev.sluice.cluster.Notices;
import dev.sluice.cluster.ProxyKeeper;
import dev.sluice.cluster.StoredAuthorities;
import dev.sluice.infra.Infrastructure;
import dev.sluice.kube.ObjectWriter;
import dev.sluice.kube.Replica;
import dev.sluice.pki.Identity;
import dev.sluice.pki.Issuer;
import dev.sluice.pki.Lifetimes;
import dev.sluice.pki.SharedAuthorities;
import dev.sluice.pki.server.CertifiedFleets;
import dev.sluice.xds.ads.FleetResolver;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/// The proxies in a cluster: where they run, and how they and the control plane know each other.
@Factory
@Requires(property = RunMode.PROPERTY, value = RunMode.CLUSTER)
final class ProxyWiring {

  /// Proxies run in pods of the same cluster.
  @Singleton
  IpFamilies ipFamilies(Replica replica) {
    return IpFamilies.of(replica.addresses());
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
  ProxyKeeper proxyKeeper(
      ObjectWriter writer,
      ControllerConfiguration configuration,
      Identity.ControlPlane identity,
      ControlCertificates certificates,
      Leadership leadership,
      IpFamilies families,
      Notices notices) {
    return new ProxyKeeper(
        writer,
        new Infrastructure(identity, configuration.discoveryPort(), families),
        certificates,
        leadership::leads,
        notices::notApplied);
  }
}
