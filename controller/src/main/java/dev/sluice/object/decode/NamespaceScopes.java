package dev.sluice.object.decode;

import dev.sluice.object.NamespaceScope;
import java.util.List;

/// Reads sets of namespaces, as `from` and `selector` say them.
final class NamespaceScopes {

  private static final List<String> WORDS = List.of("All", "Selector", "Same");
  private static final List<String> WORDS_WITH_NONE = List.of("All", "Selector", "Same", "None");

  private NamespaceScopes() {}

  /// Reads a set that is `otherwise` when it does not say; `None` is a word only where it is the
  /// default. `Selector` without a selector selects nothing.
  static NamespaceScope read(Fields namespaces, String otherwise) {
    var words = otherwise.equals("None") ? WORDS_WITH_NONE : WORDS;
    var from = namespaces.choice("from", words).orElse(otherwise);
    var selector = namespaces.object("selector", LabelSelectors::read);
    return switch (from) {
      case "All" -> new NamespaceScope.All();
      case "Same" -> new NamespaceScope.Same();
      case "Selector" ->
          selector
              .<NamespaceScope>map(NamespaceScope.Selected::new)
              .orElse(new NamespaceScope.None());
      default -> new NamespaceScope.None();
    };
  }
}
