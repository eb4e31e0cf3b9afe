package dev.sluice.explain;

import dev.sluice.xds.ir.Action;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathEdit;
import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.Split;
import dev.sluice.xds.ir.Split.Target;
import dev.sluice.xds.ir.ValueMatch;
import dev.sluice.xds.lookup.Mismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Rules in words.
final class RuleTexts {

  private RuleTexts() {}

  static String match(Match match) {
    var parts = new ArrayList<String>();
    match.method().ifPresent(parts::add);
    parts.add(path(match.path()));
    match.headers().forEach(header -> parts.add("header " + value(header)));
    if (match.grpc()) {
      parts.add("gRPC");
    }
    match.queries().forEach(query -> parts.add("query " + value(query)));
    return String.join(", ", parts);
  }

  static String mismatch(Mismatch mismatch) {
    return switch (mismatch) {
      case Mismatch.Path(var expected, var actual) ->
          "%s is not %s".formatted(actual, path(expected));
      case Mismatch.Method(var expected, var actual) ->
          "method %s is not %s".formatted(actual, expected);
      case Mismatch.Protocol(var contentType) ->
          "content-type \"%s\" is not that of gRPC".formatted(contentType);
      case Mismatch.HeaderValue(var expected, var actual) -> different("header", expected, actual);
      case Mismatch.QueryValue(var expected, var actual) ->
          different("query", expected, actual.stream().toList());
    };
  }

  static String action(Action action) {
    return switch (action) {
      case Action.Forward(var splits, _, _) -> splits(splits);
      case Action.Redirect redirect -> redirect(redirect);
      case Action.Respond(var status) -> "status " + status;
    };
  }

  private static String splits(List<Split> splits) {
    var total = splits.stream().mapToInt(Split::weight).sum();
    return splits.size() == 1
        ? target(splits.getFirst())
        : splits.stream()
            .map(split -> "%s for %d of %d".formatted(target(split), split.weight(), total))
            .collect(Collectors.joining(", "));
  }

  private static String target(Split split) {
    return switch (split.target()) {
      case Target.To(var upstream) -> upstream;
      case Target.Refuse(var status) -> "status " + status;
    };
  }

  private static String redirect(Action.Redirect redirect) {
    var changes = new ArrayList<String>();
    redirect.scheme().ifPresent(scheme -> changes.add("scheme " + scheme));
    redirect.host().ifPresent(host -> changes.add("host " + host));
    redirect.port().ifPresent(port -> changes.add("port " + port));
    redirect.path().ifPresent(edit -> changes.add(edit(edit)));
    return "redirect %d to %s"
        .formatted(
            redirect.status(), changes.isEmpty() ? "the same URL" : String.join(", ", changes));
  }

  private static String edit(PathEdit edit) {
    return switch (edit) {
      case PathEdit.Full(var value) -> "path " + value;
      case PathEdit.ReplacePrefix(var matched, var replacement) ->
          "path %s… instead of %s…".formatted(replacement, matched);
    };
  }

  private static String path(PathMatch path) {
    return switch (path) {
      case PathMatch.Exact(var value) -> "path " + value;
      case PathMatch.Prefix(var value) -> "path prefix " + value;
      case PathMatch.Beginning(var value) -> "path beginning with " + value;
      case PathMatch.Regex(var value) -> "path matching " + value;
    };
  }

  private static String value(ValueMatch match) {
    return switch (match) {
      case ValueMatch.Exact(var name, var value) -> "%s=%s".formatted(name, value);
      case ValueMatch.Regex(var name, var value) -> "%s matching %s".formatted(name, value);
    };
  }

  private static String different(String part, ValueMatch expected, List<String> actual) {
    var is = actual.isEmpty() ? "is absent" : "is \"%s\"".formatted(String.join(", ", actual));
    return "%s %s %s, wanted %s".formatted(part, expected.name(), is, value(expected));
  }
}
