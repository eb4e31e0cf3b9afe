package dev.sluice.status.merge;

import dev.sluice.json.Json.Obj;

/// What we want to say about an object: the fields of its status that are ours, without times of
/// transition. Everything else in the status is left alone.
///
/// @param generation the generation of the object that this is about
/// @param fields the fields; conditions in them carry `type`, `status`, `reason`, `message` and
///   `observedGeneration`
public record OwnStatus(long generation, Obj fields) {}
