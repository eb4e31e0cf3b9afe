package dev.sluice.object.decode;

import dev.sluice.object.decode.Identified.Foreign;
import dev.sluice.object.decode.Identified.Known;
import dev.sluice.object.decode.Identified.Mistaken;
import dev.sluice.object.decode.Node.Mapping;
import dev.sluice.object.decode.Node.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads one document: an object or a list of objects.
final class DocumentReader {

  private final List<Manifest> manifests = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private boolean complete = true;

  private DocumentReader() {}

  /// Lines count from the start of the document.
  static Decoded read(String text) {
    var reader = new DocumentReader();
    try {
      YamlReader.read(text).forEach(root -> reader.read(root, Optional.empty()));
    } catch (UnreadableException e) {
      reader.reject(e.line(), "", e.message());
    }
    return new Decoded(reader.manifests, reader.problems, reader.complete);
  }

  private void read(Node root, Optional<TypeName> inherited) {
    switch (root) {
      case Mapping mapping -> readTyped(mapping, inherited);
      case Node.Nothing _ -> {}
      case Sequence _, Node.Text _, Node.Numeral _, Node.Truth _ ->
          reject(root.line(), "", "must be an object that starts with apiVersion: and kind:");
    }
  }

  private void readTyped(Mapping mapping, Optional<TypeName> inherited) {
    var apiVersion = typeText(mapping, "apiVersion", inherited.map(TypeName::apiVersion));
    var kind = typeText(mapping, "kind", inherited.map(TypeName::kind));
    if (apiVersion.isEmpty() || kind.isEmpty()) {
      return;
    }
    var type = new TypeName(apiVersion.get(), kind.get());
    if (type.isList() && Headers.value(mapping, "items").orElse(mapping) instanceof Sequence list) {
      list.items().forEach(item -> read(item, itemType(type)));
      return;
    }
    readObject(mapping, type);
  }

  private Optional<String> typeText(Mapping mapping, String field, Optional<String> inherited) {
    var text = Headers.text(mapping, field).or(() -> inherited);
    if (text.isEmpty()) {
      reject(mapping.line(), field, "is missing; write what this object is");
    }
    return text;
  }

  /// Items of a plain `List` say themselves what they are.
  private static Optional<TypeName> itemType(TypeName list) {
    return Optional.of(list.item()).filter(type -> !type.kind().isEmpty());
  }

  private void readObject(Mapping mapping, TypeName type) {
    switch (Types.identify(type)) {
      case Known(var kind) -> add(mapping, ObjectReader.read(kind, mapping));
      case Foreign(var severity, var message) ->
          problems.add(new Problem(severity, "", mapping.line(), "", "", message));
      case Mistaken(var field, var message) ->
          reject(
              Headers.value(mapping, field).map(Node::line).orElse(mapping.line()), field, message);
    }
  }

  private void add(Mapping mapping, ObjectReader.Read read) {
    problems.addAll(read.report().problems());
    read.key().ifPresent(key -> manifests.add(new Manifest(key, mapping.line(), read.object())));
    complete &= read.key().isPresent();
  }

  private void reject(int line, String field, String message) {
    complete = false;
    problems.add(new Problem(Severity.ERROR, "", line, "", field, message));
  }
}
