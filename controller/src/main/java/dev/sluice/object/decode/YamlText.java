package dev.sluice.object.decode;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// What goes into the YAML parser, and what its complaints mean.
final class YamlText {

  private YamlText() {}

  /// JSON may be indented with tabs, which YAML does not allow; its strings cannot hold any.
  static String readable(String text) {
    return isJson(text) ? text.replace('\t', ' ') : text;
  }

  private static boolean isJson(String text) {
    for (var at = 0; at < text.length(); at++) {
      var symbol = text.charAt(at);
      if (!Character.isWhitespace(symbol) && symbol != '-') {
        return symbol == '{' || symbol == '[';
      }
    }
    return false;
  }

  static String explain(MarkedYamlEngineException e) {
    var problem = String.valueOf(e.getProblem()).replaceAll("\\s+", " ").strip();
    var end = problem.indexOf(". (");
    return "not valid YAML: " + (end < 0 ? problem : problem.substring(0, end)) + advice(problem);
  }

  static String explain(YamlEngineException e) {
    return "not valid YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static String advice(String problem) {
    if (problem.contains("TAB")) {
      return "; indent with spaces";
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return "; align fields that belong together, and put text that contains `: ` in quotes";
    }
    if (problem.startsWith("expected <block end>")) {
      return "; align fields that belong together";
    }
    return problem.contains("could not find expected ':'") ? "; write `name: value`" : "";
  }
}
