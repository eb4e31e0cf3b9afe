package dev.sluice.object;

/// An address requested for a Gateway.
///
/// @param type `IPAddress`, `Hostname`, or an implementation's own
/// @param value the address; empty to leave the choice to the implementation
public record GatewayAddress(String type, String value) {}
