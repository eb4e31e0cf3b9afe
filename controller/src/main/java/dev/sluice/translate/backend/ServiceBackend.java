package dev.sluice.translate.backend;

import dev.sluice.facts.ServicePort;
import dev.sluice.xds.ir.Upstream;

/// A port of a Service as a destination.
///
/// @param port the port
/// @param upstream what a proxy is told about it
public record ServiceBackend(ServicePort port, Upstream upstream) {}
