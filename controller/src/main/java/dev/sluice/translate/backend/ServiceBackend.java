package dev.sluice.translate.backend;

import dev.sluice.facts.ServicePort;
import dev.sluice.object.ObjectKey;
import dev.sluice.xds.ir.Upstream;
import java.util.Optional;

/// A port of a Service as a destination.
///
/// @param port the port
/// @param upstream what a proxy is told about it
/// @param tlsPolicy the BackendTLSPolicy in force, if any
public record ServiceBackend(ServicePort port, Upstream upstream, Optional<ObjectKey> tlsPolicy) {}
