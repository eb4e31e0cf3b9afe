package dev.sluice.translate.gateway;

import dev.sluice.object.ObjectKey;

/// An object that adds rules to a host, or wants its connections.
///
/// @param source a route, or whatever else has rules for hosts
/// @param original the hostname as the object has it, on which precedence is decided
public record Contribution(ObjectKey source, Hostname original) {}
