package dev.sluice.xds.ir;

/// What to do with the requests that match.
///
/// @param name stable name of the origin, for people and statistics:
///   `httproute/namespace/name/rule/0/match/0`
/// @param match which requests
/// @param treatment what to change on the way, whatever the action
/// @param action where the answer comes from
public record Rule(String name, Match match, Treatment treatment, Action action) {}
