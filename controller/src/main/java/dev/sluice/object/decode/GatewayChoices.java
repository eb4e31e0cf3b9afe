package dev.sluice.object.decode;

import dev.sluice.object.GatewayChoice;
import dev.sluice.object.Kind;
import dev.sluice.object.LabelSelector;
import dev.sluice.object.ObjectKey;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads the lists of Gateways that ConfigMaps of Knative networking layers hold as YAML:
/// `external-gateways` and `local-gateways` of `config-gateway` and `config-sluice`.
public final class GatewayChoices {

  private static final int MOST = 64;
  private static final Pattern PATH = Pattern.compile("[a-z0-9.-]+/[a-z0-9.-]+");
  private static final LabelSelector EVERYTHING =
      new LabelSelector(Collections.emptySortedMap(), List.of());
  private static final TextRule NAMESPACE_AND_NAME =
      TextRule.of(
          text -> PATH.matcher(text).matches(), "NAMESPACE/NAME, such as knative-gateways/local");

  private GatewayChoices() {}

  /// What a list says.
  ///
  /// @param choices the Gateways, in the order written; none if there are problems
  /// @param problems what is wrong with it, by field
  public record Read(List<GatewayChoice> choices, List<Problem> problems) {

    public Read {
      choices = List.copyOf(choices);
      problems = List.copyOf(problems);
    }
  }

  /// Reads a list.
  ///
  /// @param key the key of the ConfigMap, which problems name
  /// @param yaml the list
  public static Read read(String key, String yaml) {
    var report = new Report("", false);
    var place = Place.ROOT.field(key);
    try {
      var choices =
          YamlReader.read(yaml).stream()
              .flatMap(root -> items(root, place, report).stream())
              .toList();
      return new Read(report.failed() ? List.of() : choices, report.problems());
    } catch (UnreadableException unreadable) {
      report.error(unreadable.line(), place, unreadable.message());
      return new Read(List.of(), report.problems());
    }
  }

  private static List<GatewayChoice> items(Node root, Place place, Report report) {
    return Items.read(root, place, report, MOST, (node, at) -> item(node, at, report));
  }

  private static Optional<GatewayChoice> item(Node node, Place at, Report report) {
    if (node instanceof Node.Mapping mapping) {
      return Optional.of(Fields.read(mapping, at, report, GatewayChoices::choice));
    }
    report.error(node.line(), at, "must be an object with the field gateway");
    return Optional.empty();
  }

  private static GatewayChoice choice(Fields fields) {
    fields.ignore("proxy-protocol-enabled", "http-listener-name");
    return new GatewayChoice(
        key(Kind.GATEWAY, fields.text("gateway", NAMESPACE_AND_NAME)),
        fields.optionalText("service", NAMESPACE_AND_NAME).map(path -> key(Kind.SERVICE, path)),
        fields.optionalText("class", TextRule.ANY),
        fields.object("selector", LabelSelectors::read).orElse(EVERYTHING),
        new TreeSet<>(fields.texts("supported-features", MOST, TextRule.ANY)));
  }

  private static ObjectKey key(Kind kind, String path) {
    var slash = path.indexOf('/');
    return new ObjectKey(kind, path.substring(0, Math.max(0, slash)), path.substring(slash + 1));
  }
}
