package dev.sluice.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// How `sluice controller` behaves: from flags, the environment (`SLUICE_CONTROLLER_NAME=…`) or a
/// configuration file, in this order.
///
/// @param controllerName classes with this controllerName are ours
/// @param service name of the Service by which proxies reach the discovery server
/// @param discoveryPort port of that Service
/// @param leaderElection whether several replicas agree on one that writes
@ConfigurationProperties("sluice")
public record ControllerConfiguration(
    @Bindable(defaultValue = "sluice.dev/gateway-controller") String controllerName,
    @Bindable(defaultValue = "sluice") String service,
    @Bindable(defaultValue = "18000") int discoveryPort,
    @Bindable(defaultValue = "true") boolean leaderElection) {}
