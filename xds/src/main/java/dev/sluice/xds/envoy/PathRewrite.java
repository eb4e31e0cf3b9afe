package dev.sluice.xds.envoy;

import com.google.re2j.Pattern;
import dev.sluice.xds.ir.PathEdit;
import dev.sluice.xds.ir.PathMatch;
import io.envoyproxy.envoy.type.matcher.v3.RegexMatchAndSubstitute;
import io.envoyproxy.envoy.type.matcher.v3.RegexMatcher;

/// How Envoy carries out an edit of a path. All forms keep the query.
sealed interface PathRewrite {

  /// Nothing to do.
  record Keep() implements PathRewrite {}

  /// Envoy swaps the prefix that its route matched for this text.
  record Prefix(String replacement) implements PathRewrite {}

  /// Envoy substitutes what an expression finds in the path.
  record Substitution(RegexMatchAndSubstitute value) implements PathRewrite {}

  /// The way to carry out an edit on a route with this match.
  ///
  /// Envoy pastes a prefix without looking at the joint, so a root on either side needs care: `/`
  /// swapped for `/xyz` would turn `/bar` into `/xyzbar`, and Envoy takes an empty replacement for
  /// none at all.
  static PathRewrite of(PathEdit edit, PathMatch match) {
    return switch (edit) {
      case PathEdit.Full full -> substitution("^/.*", rooted(full.value()));
      case PathEdit.ReplacePrefix replace -> replacePrefix(replace, match);
    };
  }

  private static PathRewrite replacePrefix(PathEdit.ReplacePrefix edit, PathMatch match) {
    var root = edit.matched().equals("/");
    var drop = edit.replacement().isEmpty();
    if (root) {
      return drop ? new Keep() : substitution("^/", edit.replacement() + "/");
    }
    if (drop) {
      return substitution("^" + Pattern.quote(edit.matched()) + "/*", "/");
    }
    return match.equals(new PathMatch.Prefix(edit.matched()))
        ? new Prefix(edit.replacement())
        : substitution("^" + Pattern.quote(edit.matched()), edit.replacement());
  }

  private static Substitution substitution(String expression, String literal) {
    return new Substitution(
        RegexMatchAndSubstitute.newBuilder()
            .setPattern(RegexMatcher.newBuilder().setRegex(expression))
            .setSubstitution(literal.replace("\\", "\\\\"))
            .build());
  }

  /// A path is never empty.
  static String rooted(String path) {
    return path.isEmpty() ? "/" : path;
  }
}
