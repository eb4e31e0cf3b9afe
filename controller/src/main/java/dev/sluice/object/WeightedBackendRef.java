package dev.sluice.object;

/// One of the backends of a rule for connections or datagrams.
///
/// @param backend the backend
/// @param weight share of the connections, relative to the sum over the rule
public record WeightedBackendRef(BackendRef backend, int weight) {}
