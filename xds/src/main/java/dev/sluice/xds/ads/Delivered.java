package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.ResourceType;

/// One response that was handed to the transport, to count updates per type.
///
/// @param bytes the size of the encoded response
public record Delivered(Proxy proxy, ResourceType type, int resources, int removed, long bytes) {}
