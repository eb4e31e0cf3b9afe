package dev.sluice.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// An answer to the question where a request goes.
///
/// @param answer one line: who answers, or with which status
/// @param way the steps to the answer, each a name and what was decided there
/// @param passed rules that were tried before, and why they are not it
/// @param troubles objects that have to do with the host and do not do what they say
public record Explanation(
    String answer, List<Step> way, List<String> passed, List<String> troubles) {

  private static final int MOST_PASSED = 12;

  public Explanation {
    way = List.copyOf(way);
    passed = List.copyOf(passed);
    troubles = List.copyOf(troubles);
  }

  /// A step on the way of a request.
  ///
  /// @param name such as `listener` or `rule`
  /// @param decision what was decided
  public record Step(String name, String decision) {}

  /// The explanation for people.
  public String text() {
    var steps =
        way.stream()
            .map(step -> "  %-9s %s%n".formatted(step.name(), step.decision()))
            .collect(Collectors.joining());
    return answer
        + "\n"
        + steps
        + section("rules before it, in order of precedence:", passed)
        + section("objects that do not do what they say:", troubles);
  }

  /// The explanation as a tree of maps and lists.
  public Map<String, Object> tree() {
    var steps = new LinkedHashMap<String, Object>();
    way.forEach(step -> steps.put(step.name(), step.decision()));
    var tree = new LinkedHashMap<String, Object>();
    tree.put("answer", answer);
    tree.put("way", steps);
    tree.put("passed", passed);
    tree.put("troubles", troubles);
    return tree;
  }

  private static String section(String title, List<String> lines) {
    if (lines.isEmpty()) {
      return "";
    }
    var shown =
        lines.stream()
            .limit(MOST_PASSED)
            .map(line -> "    " + line + "\n")
            .collect(Collectors.joining());
    var rest =
        lines.size() > MOST_PASSED
            ? "    ... and %d more (-o json shows all)%n".formatted(lines.size() - MOST_PASSED)
            : "";
    return "  " + title + "\n" + shown + rest;
  }
}
