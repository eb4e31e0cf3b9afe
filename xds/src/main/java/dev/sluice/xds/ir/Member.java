package dev.sluice.xds.ir;

/// One endpoint.
///
/// @param address literal IP address
/// @param port 1 to 65535
/// @param draining whether it still serves but is going away: used only when no other member is
///   left
public record Member(String address, int port, boolean draining) {}
