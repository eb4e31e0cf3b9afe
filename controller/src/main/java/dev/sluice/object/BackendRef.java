package dev.sluice.object;

import java.util.Optional;

/// A reference to a backend.
///
/// @param ref the object
/// @param port its port; required for a Service
public record BackendRef(ObjectRef ref, Optional<Integer> port) {}
