package dev.sluice.translate.proxies;

import dev.sluice.facts.Facts;
import dev.sluice.facts.Placement;
import dev.sluice.incremental.Incremental;
import dev.sluice.incremental.Outlet;
import dev.sluice.infra.DataPlane;
import dev.sluice.infra.Entrance;
import dev.sluice.infra.ProxyParameters;
import dev.sluice.infra.Tenant;
import dev.sluice.object.Gateway;
import dev.sluice.object.GatewayAddress;
import dev.sluice.translate.gateway.GatewayPlan;
import dev.sluice.translate.gateway.Gateways;
import dev.sluice.translate.gateway.ListenerPlan;
import dev.sluice.translate.parameters.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// The proxies that there should be for each fleet, where fleets have objects of their own.
public final class DataPlanes {

  private final Facts facts;
  private final Gateways gateways;
  private final Parameters parameters;
  private final Outlet<String, DataPlane> byFleet;

  /// Proxies for the Gateways among the facts.
  public DataPlanes(Incremental engine, Facts facts, Gateways gateways, Parameters parameters) {
    this.facts = facts;
    this.gateways = gateways;
    this.parameters = parameters;
    this.byFleet = engine.outlet("data plane", gateways.fleets(), this::read);
  }

  /// The proxies of each fleet, by its name.
  public Outlet<String, DataPlane> byFleet() {
    return byFleet;
  }

  /// Gateways served together run as their class says, those served alone as they say themselves.
  private Optional<DataPlane> read(String fleet) {
    if (facts.surroundings().placement() instanceof Placement.OneMachine) {
      return Optional.empty();
    }
    var served =
        gateways.servedBy(fleet).stream().flatMap(key -> gateways.get(key).stream()).toList();
    return served.stream()
        .findFirst()
        .flatMap(GatewayPlan::tenant)
        .map(tenant -> plane(fleet, tenant, served.stream().map(GatewayPlan::gateway).toList()));
  }

  private DataPlane plane(String fleet, Tenant tenant, List<Gateway> served) {
    return new DataPlane(
        tenant,
        merged(served, gateway -> gateway.infrastructure().labels()),
        merged(served, gateway -> gateway.infrastructure().annotations()),
        gateways.fleet(fleet).serving().stream().map(DataPlanes::entrance).toList(),
        served.stream().map(Gateway::addresses).flatMap(List::<GatewayAddress>stream).toList(),
        parameters(tenant, served.getFirst()));
  }

  private ProxyParameters parameters(Tenant tenant, Gateway first) {
    return switch (tenant) {
      case Tenant.OneGateway _ -> parameters.ofGateway(first).value();
      case Tenant.WholeClass shared -> parameters.ofClass(shared.className()).value();
    };
  }

  private static SortedMap<String, String> merged(
      List<Gateway> served, Function<Gateway, Map<String, String>> part) {
    var all = new TreeMap<String, String>();
    served.forEach(gateway -> part.apply(gateway).forEach(all::putIfAbsent));
    return all;
  }

  private static Entrance entrance(ListenerPlan plan) {
    var transport =
        plan.listener().protocol().equals("UDP") ? Entrance.Transport.UDP : Entrance.Transport.TCP;
    return new Entrance(plan.listener().port(), transport, plan.bindPort());
  }
}
