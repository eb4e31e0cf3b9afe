package dev.sluice.knative.companion;

import dev.sluice.knative.IngressPath;
import dev.sluice.knative.IngressProblems.Problem;
import dev.sluice.knative.IngressSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;

/// Finds what a KIngress asks for that no HTTPRoute can say, however many there are.
public final class CompanionProblems {

  private static final int MOST = 16;
  private static final int LONGEST_PATH = 1024;
  private static final int LONGEST_VALUE = 4096;
  private static final Pattern PATH =
      Pattern.compile("([-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})*");
  private static final Pattern NOT_NORMAL = Pattern.compile("//|/\\.\\.?/|/\\.\\.?$|%2[fF]");

  private final PortNumbers ports;
  private final List<Problem> found = new ArrayList<>();

  private CompanionProblems(PortNumbers ports) {
    this.ports = ports;
  }

  /// All problems, in the order of the rules. They come on top of those of
  /// [dev.sluice.knative.IngressProblems].
  public static List<Problem> of(Origin origin, Gateways gateways, PortNumbers ports) {
    var problems = new CompanionProblems(ports);
    var parents = new Parents(origin, gateways);
    var rules = origin.spec().rules();
    for (var i = 0; i < rules.size(); i++) {
      var field = "rules[%d]".formatted(i);
      if (parents.whole(rules.get(i)).isEmpty()) {
        problems.add(field, "has no Gateway; add one for its labels to the configuration");
      }
      for (var j = 0; j < rules.get(i).paths().size(); j++) {
        problems.check("%s.http.paths[%d]".formatted(field, j), rules.get(i).paths().get(j));
      }
    }
    return List.copyOf(problems.found);
  }

  private void check(String field, IngressPath path) {
    var text = path.path();
    if (text.length() > LONGEST_PATH
        || !PATH.matcher(text).matches()
        || NOT_NORMAL.matcher(text).find()) {
      add(field + ".path", "\"%s\" is no path in its normal form; write it so".formatted(text));
    }
    if (path.rewriteHost().contains(":")) {
      add(field + ".rewriteHost", "has a port, which an HTTPRoute cannot write; leave it out");
    }
    checkHeaders(field + ".headers", path.headers(), MOST - 1);
    checkHeaders(field + ".appendHeaders", path.appendHeaders(), MOST - 1);
    var shares = path.splits().stream().filter(split -> split.percent() > 0).count();
    if (shares > MOST) {
      add(field + ".splits", "are %d; an HTTPRoute splits in at most %d".formatted(shares, MOST));
    }
    for (var i = 0; i < path.splits().size(); i++) {
      check("%s.splits[%d]".formatted(field, i), path.splits().get(i));
    }
  }

  private void check(String field, IngressSplit split) {
    checkHeaders(field + ".appendHeaders", split.appendHeaders(), MOST);
    if (split.percent() > 0 && ports.of(split).isEmpty()) {
      add(
          field + ".servicePort",
          "is no port of Service %s; write one of its ports".formatted(split.serviceName()));
    }
  }

  private void checkHeaders(String field, SortedMap<String, String> headers, int most) {
    if (headers.size() > most) {
      add(field, "are %d; an HTTPRoute has room for %d".formatted(headers.size(), most));
    }
    headers.forEach(
        (name, value) -> {
          if (value.isEmpty() || value.length() > LONGEST_VALUE) {
            add(
                field + "." + name,
                "must have 1 to %d characters in an HTTPRoute".formatted(LONGEST_VALUE));
          }
        });
  }

  private void add(String field, String message) {
    found.add(new Problem(field, message));
  }
}
