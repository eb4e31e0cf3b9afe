package dev.sluice.xds.ir;

import java.util.List;

/// The rules for requests to one host.
///
/// A request belongs to the site with the most specific host: exact, then the longest `*.suffix`,
/// then `*`. Sites do not fall through to each other; what a less specific host adds has been
/// appended to the rules of the more specific one.
///
/// @param host `*`, `*.suffix` or an exact name, in lower case, without a port
/// @param rules in order of precedence, the first match wins
/// @param otherwise status for a request that no rule matches: 404, or 421 where the host belongs
///   to another chain of the bind
public record Site(String host, List<Rule> rules, int otherwise) {

  /// Every host.
  public static final String ANY_HOST = "*";

  public Site {
    rules = List.copyOf(rules);
  }

  /// A site that answers 404 when no rule matches.
  public Site(String host, List<Rule> rules) {
    this(host, rules, 404);
  }
}
