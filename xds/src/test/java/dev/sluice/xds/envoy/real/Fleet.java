package dev.sluice.xds.envoy.real;

import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Chain;
import dev.sluice.xds.ir.Member;
import dev.sluice.xds.ir.Members;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Site;
import dev.sluice.xds.ir.Table;
import dev.sluice.xds.ir.Upstream;
import dev.sluice.xds.ir.Upstream.Discovery.Delivered;
import dev.sluice.xds.ir.Upstream.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A proxy with one port in plain text, put together for an example and run by Envoy.
final class Fleet implements AutoCloseable {
  private final int port = RealEnvoy.freePort();
  private final List<Site> sites = new ArrayList<>();
  private final List<Upstream> upstreams = new ArrayList<>();
  private final List<Members> members = new ArrayList<>();
  private Optional<RealEnvoy> envoy = Optional.empty();

  Fleet site(String host, Rule... rules) {
    return site(new Site(host, List.of(rules)));
  }

  Fleet site(Site site) {
    sites.add(site);
    return this;
  }

  Fleet upstream(String name, int port) {
    return upstream(name, new Member("127.0.0.1", port, false));
  }

  Fleet upstream(String name, Member... endpoints) {
    upstreams.add(new Upstream(name, Protocol.HTTP1, new Delivered()));
    members.add(new Members(name, List.of(endpoints)));
    return this;
  }

  Proxy proxy() {
    var chain = new Chain("plain", List.of(), Optional.empty(), "table");
    return new Proxy(
        List.of(new Bind("bind", "127.0.0.1", port, List.of(chain))),
        List.of(new Table("table", port, sites)),
        upstreams,
        members,
        List.of());
  }

  /// Starts Envoy.
  void start() {
    envoy = Optional.of(RealEnvoy.running(proxy()));
  }

  @Override
  public void close() {
    envoy.ifPresent(RealEnvoy::close);
  }

  /// Sends requests to the port.
  Http http() {
    return new Http(port);
  }
}
