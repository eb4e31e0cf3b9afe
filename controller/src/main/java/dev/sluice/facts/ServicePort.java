package dev.sluice.facts;

import dev.sluice.object.ObjectKey;

/// A port of a Service.
///
/// @param service the Service
/// @param port its port number
public record ServicePort(ObjectKey service, int port) {}
