package dev.sluice.object;

/// A reference to an object by group, kind and name.
///
/// @param group API group; empty for the core group
/// @param kind kind as written in manifests
/// @param name name of the object
public record LocalRef(String group, String kind, String name) {}
