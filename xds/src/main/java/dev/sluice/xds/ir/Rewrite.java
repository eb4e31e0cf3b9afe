package dev.sluice.xds.ir;

import java.util.Optional;

/// What the backend sees instead of the host and path that the client sent.
///
/// @param host new host, if any
/// @param path new path, if any
public record Rewrite(Optional<String> host, Optional<PathEdit> path) {}
