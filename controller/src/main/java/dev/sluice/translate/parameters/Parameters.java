package dev.sluice.translate.parameters;

import dev.sluice.facts.Facts;
import dev.sluice.facts.Placement;
import dev.sluice.finding.Translated;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.infra.ParametersReader;
import dev.sluice.infra.ProxyParameters;
import dev.sluice.object.ConfigMap;
import dev.sluice.object.Gateway;
import dev.sluice.object.GatewayClass;
import dev.sluice.object.Kind;
import dev.sluice.object.LocalRef;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.ObjectRef;
import java.util.Optional;
import java.util.function.Function;

/// How the proxies of classes and Gateways are to run: what `parametersRef` leads to, over what
/// holds where nobody says anything.
public final class Parameters {

  private final Facts facts;
  private final Derived<String, Translated<ProxyParameters>> byClass;

  /// Parameters from the ConfigMaps among the facts.
  public Parameters(Incremental engine, Facts facts) {
    this.facts = facts;
    this.byClass = engine.derive("class parameters", this::read);
  }

  /// What holds for a class. Those of one machine have no proxies of their own to be asked for.
  public Translated<ProxyParameters> ofClass(String name) {
    return byClass.get(name);
  }

  /// What holds for a Gateway: what it says, over what its class says.
  public Translated<ProxyParameters> ofGateway(Gateway gateway) {
    return ParametersReader.ofGateway()
        .read(
            ofClass(gateway.gatewayClassName()).value(),
            gateway.infrastructure().parametersRef(),
            configMapsIn(gateway.metadata().namespace()));
  }

  private Translated<ProxyParameters> read(String name) {
    return switch (facts.surroundings().placement()) {
      case Placement.OneMachine _ -> Translated.of(ProxyParameters.DEFAULT);
      case Placement.OwnProxies own -> read(name, own.controlNamespace());
    };
  }

  /// @param namespace where parameters are whose reference names no namespace
  private Translated<ProxyParameters> read(String name, String namespace) {
    var ref = facts.gatewayClass(name).flatMap(GatewayClass::parametersRef);
    return ParametersReader.ofClass()
        .read(
            ProxyParameters.DEFAULT,
            ref.map(to -> new LocalRef(to.group(), to.kind(), to.name())),
            configMapsIn(ref.flatMap(ObjectRef::namespace).orElse(namespace)));
  }

  private Function<String, Optional<ConfigMap>> configMapsIn(String namespace) {
    return name -> facts.configMap(new ObjectKey(Kind.CONFIG_MAP, namespace, name));
  }
}
