package dev.sluice.xds.ads;

/// One connected proxy; two streams of one node are two proxies.
///
/// @param stream unique within this process
public record Proxy(String fleet, String node, long stream) {}
