package dev.sluice.encode;

import dev.sluice.xds.envoy.Encoding;
import dev.sluice.xds.envoy.VirtualHosts;
import dev.sluice.xds.ir.Action.Redirect;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Site;
import dev.sluice.xds.snapshot.Piece;
import org.jspecify.annotations.Nullable;

/// The rules of a site, as a key by which several sites share what is made of them. Two have the
/// same rules if these are the same objects, as they are where one route or ingress has several
/// hosts; rules that are merely equal are encoded once more, to the same bytes.
final class SameRules {

  private final Site site;
  private final int hash;

  SameRules(Site site) {
    this.site = site;
    this.hash = hash(site);
  }

  /// What a virtual host with these rules says besides its hosts.
  Piece encoded() {
    return Piece.of(Encoding.bytes(VirtualHosts.rules(site)));
  }

  private static int hash(Site site) {
    var hash = site.otherwise();
    for (var rule : site.rules()) {
      hash = 31 * hash + System.identityHashCode(rule);
    }
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SameRules rules
        && hash == rules.hash
        && site.otherwise() == rules.site.otherwise()
        && sameRules(rules.site)
        && (site.host().equals(rules.site.host()) || !namesHost());
  }

  @SuppressWarnings("ReferenceEquality")
  private boolean sameRules(Site other) {
    var size = site.rules().size();
    if (size != other.rules().size()) {
      return false;
    }
    for (var at = 0; at < size; at++) {
      if (site.rules().get(at) != other.rules().get(at)) {
        return false;
      }
    }
    return true;
  }

  /// Whether what is made of the rules follows from the host as well.
  private boolean namesHost() {
    return site.rules().stream().map(Rule::action).anyMatch(Redirect.class::isInstance);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /// Those of a host that has them.
  @Override
  public String toString() {
    return site.host();
  }
}
