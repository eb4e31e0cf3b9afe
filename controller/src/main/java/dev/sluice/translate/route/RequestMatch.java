package dev.sluice.translate.route;

import dev.sluice.finding.Finding;
import dev.sluice.xds.ir.Match;
import java.util.Optional;

/// One of the matches of a rule, whatever kind of route it is written in.
///
/// @param match which requests
/// @param specificity how it compares with others of the same host
/// @param complaint what keeps it from being used at all, if anything
record RequestMatch(Match match, Specificity specificity, Optional<Finding> complaint) {}
